import type { TextsOf } from '../../locales/types'
import type { reviewRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const reviewKk: TextsOf<typeof reviewRu> = {}
