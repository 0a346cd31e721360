import type { ErrorCode } from '../errors'
import { casesKk } from './errors/cases.kk'
import { dataFileKk } from './errors/data-file.kk'
import { exchangeKk } from './errors/exchange.kk'
import { importsKk } from './errors/imports.kk'
import { keysKk } from './errors/keys.kk'
import { officeKk } from './errors/office.kk'
import { papersKk } from './errors/papers.kk'
import { programKk } from './errors/program.kk'
import { programmesKk } from './errors/programmes.kk'
import { regionKk } from './errors/region.kk'
import { roundsKk } from './errors/rounds.kk'
import { stockKk } from './errors/stock.kk'
import { uploadsKk } from './errors/uploads.kk'
import { valuesKk } from './errors/values.kk'

/** Kazakh sentences of all coded errors, by feature in `errors/`. `{name}` is filled from the error's data. */
export const errorsKk: Readonly<Record<ErrorCode, string>> = {
  ...programKk,
  ...dataFileKk,
  ...valuesKk,
  ...officeKk,
  ...casesKk,
  ...stockKk,
  ...roundsKk,
  ...papersKk,
  ...programmesKk,
  ...importsKk,
  ...keysKk,
  ...exchangeKk,
  ...uploadsKk,
  ...regionKk
}
