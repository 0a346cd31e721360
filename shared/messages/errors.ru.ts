import type { ErrorCode } from '../errors'
import { casesRu } from './errors/cases.ru'
import { dataFileRu } from './errors/data-file.ru'
import { exchangeRu } from './errors/exchange.ru'
import { importsRu } from './errors/imports.ru'
import { keysRu } from './errors/keys.ru'
import { officeRu } from './errors/office.ru'
import { papersRu } from './errors/papers.ru'
import { programRu } from './errors/program.ru'
import { programmesRu } from './errors/programmes.ru'
import { regionRu } from './errors/region.ru'
import { roundsRu } from './errors/rounds.ru'
import { stockRu } from './errors/stock.ru'
import { uploadsRu } from './errors/uploads.ru'
import { valuesRu } from './errors/values.ru'

/** Russian sentences of all coded errors, by feature in `errors/`. `{name}` is filled from the error's data. */
export const errorsRu: Readonly<Record<ErrorCode, string>> = {
  ...programRu,
  ...dataFileRu,
  ...valuesRu,
  ...officeRu,
  ...casesRu,
  ...stockRu,
  ...roundsRu,
  ...papersRu,
  ...programmesRu,
  ...importsRu,
  ...keysRu,
  ...exchangeRu,
  ...uploadsRu,
  ...regionRu
}
