import type { TextsOf } from '../../locales/types'
import type { settingsRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const settingsKk: TextsOf<typeof settingsRu> = {}
