import type { TextsOf } from '../../locales/types'
import type { searchRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const searchKk: TextsOf<typeof searchRu> = {}
