import type { TextsOf } from '../../locales/types'
import type { officeRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const officeKk: TextsOf<typeof officeRu> = {}
