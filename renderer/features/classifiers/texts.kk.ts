import type { TextsOf } from '../../locales/types'
import type { classifiersRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const classifiersKk: TextsOf<typeof classifiersRu> = {}
