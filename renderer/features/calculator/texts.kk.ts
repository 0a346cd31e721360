import type { TextsOf } from '../../locales/types'
import type { calculatorRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const calculatorKk: TextsOf<typeof calculatorRu> = {}
