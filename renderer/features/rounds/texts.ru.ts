import { roundsCommonRu } from './texts-common.ru'

/** Russian texts of this feature, under `rounds.`. */
export const roundsRu = { ...roundsCommonRu }
