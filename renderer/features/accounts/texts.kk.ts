import type { TextsOf } from '../../locales/types'
import type { accountsRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const accountsKk: TextsOf<typeof accountsRu> = {}
