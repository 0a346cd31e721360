import type { TextsOf } from '../../locales/types'
import type { catalogueRu } from './texts.ru'

/** Kazakh texts: the same keys. */
export const catalogueKk: TextsOf<typeof catalogueRu> = { title: '…' }
