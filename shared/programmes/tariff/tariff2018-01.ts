import { tariffLocalAct } from './acts'
import type { TariffRule } from './rule'

/**
 * Compensation of a rise in tariffs. It exists where a local act says so and as the act says; the program counts it for
 * applications from 2018 on, the first year whose МРП the book knows.
 */
export const tariff2018_01: TariffRule = {
  name: 'tariff2018_01',
  from: '2018-01-01',
  until: null,
  act: tariffLocalAct,
  article: 'local act on tariffs'
}
