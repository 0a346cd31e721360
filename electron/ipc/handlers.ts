import { accountsHandlers } from '../accounts/operations'
import { calculatorHandlers } from '../calculator/operations'
import { casesHandlers } from '../cases/operations'
import { contractsHandlers } from '../contracts/operations'
import { decisionsHandlers } from '../decisions/operations'
import { distributionHandlers } from '../distribution/operations'
import { lettersHandlers } from '../letters/operations'
import { exportsHandlers } from '../exchange/operations'
import { importsHandlers } from '../imports/operations'
import { keysHandlers } from '../keys/operations'
import { localBenefitsHandlers } from '../local-benefits/operations'
import { officeHandlers } from '../office/operations'
import { parametersHandlers } from '../parameters/operations'
import { paymentsHandlers } from '../payments/operations'
import { peopleHandlers } from '../people/operations'
import { regionHandlers } from '../region/operations'
import { registersHandlers } from '../registers/operations'
import { renewalHandlers } from '../renewal/operations'
import { reportsHandlers } from '../reports/operations'
import { searchHandlers } from '../search/operations'
import { templatesHandlers } from '../templates/operations'
import type { Handlers } from './call'

/** Every operation's use case. */
export const handlers: Handlers = {
  ...officeHandlers,
  ...accountsHandlers,
  ...peopleHandlers,
  ...casesHandlers,
  ...decisionsHandlers,
  ...lettersHandlers,
  ...templatesHandlers,
  ...distributionHandlers,
  ...searchHandlers,
  ...parametersHandlers,
  ...renewalHandlers,
  ...paymentsHandlers,
  ...contractsHandlers,
  ...registersHandlers,
  ...localBenefitsHandlers,
  ...calculatorHandlers,
  ...importsHandlers,
  ...keysHandlers,
  ...exportsHandlers,
  ...regionHandlers,
  ...reportsHandlers
}
