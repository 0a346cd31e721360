import type { TextsOf } from '../../locales/types'
import type { stockRu } from './texts.ru'

/** Kazakh texts: the same keys. */
export const stockKk: TextsOf<typeof stockRu> = { title: '…' }
