import type { TextsOf } from '../../locales/types'
import type { lettersRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const lettersKk: TextsOf<typeof lettersRu> = {}
