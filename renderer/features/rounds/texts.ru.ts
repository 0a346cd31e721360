import { roundsCommonRu } from './texts-common.ru'
import { roundFormRu } from './texts-form.ru'

/** Russian texts of this feature, under `rounds.`. */
export const roundsRu = { ...roundsCommonRu, ...roundFormRu }
