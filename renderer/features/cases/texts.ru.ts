import { billsRu } from './bills-texts.ru'
import { casePageRu } from './case-texts.ru'
import { casesListRu } from './cases-list-texts.ru'
import { caseChangeRu } from './change-texts.ru'
import { intakeRu } from './intake-texts.ru'

/** Russian texts of this feature, under `cases.`. */
export const casesRu = {
  bills: billsRu,
  change: caseChangeRu,
  intake: intakeRu,
  list: casesListRu,
  page: casePageRu
}
