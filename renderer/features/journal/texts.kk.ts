import type { TextsOf } from '../../locales/types'
import type { journalRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const journalKk: TextsOf<typeof journalRu> = {}
