import { accountsKk } from '../features/accounts/texts.kk'
import { boardKk } from '../features/board/texts.kk'
import { calculatorKk } from '../features/calculator/texts.kk'
import { calendarKk } from '../features/calendar/texts.kk'
import { casesKk } from '../features/cases/texts.kk'
import { catalogueKk } from '../features/catalogue/texts.kk'
import { classifiersKk } from '../features/classifiers/texts.kk'
import { contractsKk } from '../features/contracts/texts.kk'
import { distributionKk } from '../features/distribution/texts.kk'
import { exchangeKk } from '../features/exchange/texts.kk'
import { importsKk } from '../features/imports/texts.kk'
import { regionKk } from '../features/region/texts.kk'
import { reportsKk } from '../features/reports/texts.kk'
import { handOutKk } from '../features/hand-out/texts.kk'
import { journalKk } from '../features/journal/texts.kk'
import { localBenefitsKk } from '../features/local-benefits/texts.kk'
import { lettersKk } from '../features/letters/texts.kk'
import { officeKk } from '../features/office/texts.kk'
import { overpaymentsKk } from '../features/overpayments/texts.kk'
import { parametersKk } from '../features/parameters/texts.kk'
import { paymentsKk } from '../features/payments/texts.kk'
import { peopleKk } from '../features/people/texts.kk'
import { renewalKk } from '../features/renewal/texts.kk'
import { registersKk } from '../features/registers/texts.kk'
import { reviewKk } from '../features/review/texts.kk'
import { roundsKk } from '../features/rounds/texts.kk'
import { searchKk } from '../features/search/texts.kk'
import { settingsKk } from '../features/settings/texts.kk'
import { templatesKk } from '../features/templates/texts.kk'
import { stockKk } from '../features/stock/texts.kk'
import { todayKk } from '../features/today/texts.kk'
import { askedKk } from '../components/asked-texts.kk'
import { pdfKk } from '../components/pdf-view-texts.kk'
import { workingKk } from '../components/working-sum-texts.kk'
import { commonKk } from './common.kk'
import { parameterWordsKk } from './parameter-words.kk'
import { wordsKk } from './words.kk'
import type { ru } from './ru'
import type { TextsOf } from './types'

/** Every text of the window: common words, the law's words, and each feature's own under its name. */
export const kk: TextsOf<typeof ru> = {
  ...commonKk,
  ...wordsKk,
  ...parameterWordsKk,
  accounts: accountsKk,
  asked: askedKk,
  board: boardKk,
  calculator: calculatorKk,
  calendar: calendarKk,
  cases: casesKk,
  catalogue: catalogueKk,
  classifiers: classifiersKk,
  contracts: contractsKk,
  distribution: distributionKk,
  exchange: exchangeKk,
  imports: importsKk,
  region: regionKk,
  reports: reportsKk,
  handOut: handOutKk,
  journal: journalKk,
  letters: lettersKk,
  localBenefits: localBenefitsKk,
  office: officeKk,
  overpayments: overpaymentsKk,
  parameters: parametersKk,
  payments: paymentsKk,
  people: peopleKk,
  renewal: renewalKk,
  registers: registersKk,
  review: reviewKk,
  rounds: roundsKk,
  search: searchKk,
  settings: settingsKk,
  templates: templatesKk,
  stock: stockKk,
  today: todayKk,
  pdf: pdfKk,
  working: workingKk
}
