import { accountsRu } from '../features/accounts/texts.ru'
import { boardRu } from '../features/board/texts.ru'
import { calculatorRu } from '../features/calculator/texts.ru'
import { calendarRu } from '../features/calendar/texts.ru'
import { casesRu } from '../features/cases/texts.ru'
import { catalogueRu } from '../features/catalogue/texts.ru'
import { classifiersRu } from '../features/classifiers/texts.ru'
import { contractsRu } from '../features/contracts/texts.ru'
import { distributionRu } from '../features/distribution/texts.ru'
import { exchangeRu } from '../features/exchange/texts.ru'
import { importsRu } from '../features/imports/texts.ru'
import { regionRu } from '../features/region/texts.ru'
import { reportsRu } from '../features/reports/texts.ru'
import { handOutRu } from '../features/hand-out/texts.ru'
import { journalRu } from '../features/journal/texts.ru'
import { localBenefitsRu } from '../features/local-benefits/texts.ru'
import { lettersRu } from '../features/letters/texts.ru'
import { officeRu } from '../features/office/texts.ru'
import { overpaymentsRu } from '../features/overpayments/texts.ru'
import { parametersRu } from '../features/parameters/texts.ru'
import { paymentsRu } from '../features/payments/texts.ru'
import { peopleRu } from '../features/people/texts.ru'
import { renewalRu } from '../features/renewal/texts.ru'
import { registersRu } from '../features/registers/texts.ru'
import { reviewRu } from '../features/review/texts.ru'
import { roundsRu } from '../features/rounds/texts.ru'
import { searchRu } from '../features/search/texts.ru'
import { settingsRu } from '../features/settings/texts.ru'
import { templatesRu } from '../features/templates/texts.ru'
import { stockRu } from '../features/stock/texts.ru'
import { todayRu } from '../features/today/texts.ru'
import { askedRu } from '../components/asked-texts.ru'
import { pdfRu } from '../components/pdf-view-texts.ru'
import { workingRu } from '../components/working-sum-texts.ru'
import { commonRu } from './common.ru'
import { parameterWordsRu } from './parameter-words.ru'
import { wordsRu } from './words.ru'

/** Every text of the window: common words, the law's words, and each feature's own under its name. */
export const ru = {
  ...commonRu,
  ...wordsRu,
  ...parameterWordsRu,
  accounts: accountsRu,
  asked: askedRu,
  board: boardRu,
  calculator: calculatorRu,
  calendar: calendarRu,
  cases: casesRu,
  catalogue: catalogueRu,
  classifiers: classifiersRu,
  contracts: contractsRu,
  distribution: distributionRu,
  exchange: exchangeRu,
  imports: importsRu,
  region: regionRu,
  reports: reportsRu,
  handOut: handOutRu,
  journal: journalRu,
  letters: lettersRu,
  localBenefits: localBenefitsRu,
  office: officeRu,
  overpayments: overpaymentsRu,
  parameters: parametersRu,
  payments: paymentsRu,
  people: peopleRu,
  renewal: renewalRu,
  registers: registersRu,
  review: reviewRu,
  rounds: roundsRu,
  search: searchRu,
  settings: settingsRu,
  templates: templatesRu,
  stock: stockRu,
  today: todayRu,
  pdf: pdfRu,
  working: workingRu
}
