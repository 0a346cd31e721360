import type { TextsOf } from '../../locales/types'
import type { todayRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const todayKk: TextsOf<typeof todayRu> = {}
