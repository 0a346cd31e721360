import { roundCloseRu } from './texts-close.ru'
import { roundsCommonRu } from './texts-common.ru'
import { roundFormRu } from './texts-form.ru'
import { roundPageRu } from './texts-page.ru'

/** Russian texts of this feature, under `rounds.`. */
export const roundsRu = { ...roundsCommonRu, ...roundFormRu, ...roundPageRu, ...roundCloseRu }
