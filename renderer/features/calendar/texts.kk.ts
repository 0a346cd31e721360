import type { TextsOf } from '../../locales/types'
import type { calendarRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const calendarKk: TextsOf<typeof calendarRu> = {}
