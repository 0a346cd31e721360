import { casePageRu } from './case-texts.ru'
import { casesListRu } from './cases-list-texts.ru'
import { intakeRu } from './intake-texts.ru'

/** Russian texts of this feature, under `cases.`. */
export const casesRu = {
  intake: intakeRu,
  list: casesListRu,
  page: casePageRu
}
