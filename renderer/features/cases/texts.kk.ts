import type { TextsOf } from '../../locales/types'
import { billsKk } from './bills-texts.kk'
import { casePageKk } from './case-texts.kk'
import { casesListKk } from './cases-list-texts.kk'
import { caseChangeKk } from './change-texts.kk'
import { intakeKk } from './intake-texts.kk'
import type { casesRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const casesKk: TextsOf<typeof casesRu> = {
  bills: billsKk,
  change: caseChangeKk,
  intake: intakeKk,
  list: casesListKk,
  page: casePageKk
}
