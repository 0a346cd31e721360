import type { IsoDate } from '@shared/domain/iso-date'
import type { Month } from '@shared/domain/quarter'
import type { Bilingual, OfficeOnPaper } from '../letter-data'

/** One line: number, name, IIN, account, month, amount in tiyn, place. */
export type PaymentLine = readonly [
  lineNo: number,
  name: string,
  iin: string,
  iban: string,
  month: Month,
  amount: number,
  kato: string
]

/**
 * A frozen payment list. Its lines come from the database as JSON texts, each an array of `PaymentLine` in the list's order, and
 * only the worker makes objects of them.
 */
export interface PaymentListData {
  templateVersion: number
  office: OfficeOnPaper
  number: string
  programme: Bilingual
  month: Month
  frozenOn: IsoDate
  frozenBy: string
  hash: string
  count: number
  /** Tiyn. */
  total: number
  /** Names of the places by code. */
  places: Readonly<Record<string, Bilingual>>
  lines: readonly string[]
}

/** One part is parsed at a time, so that a region's list never stands in memory as objects twice. */
export function* everyLine<Line>(parts: readonly string[]): Generator<Line> {
  for (const part of parts) yield* JSON.parse(part) as Line[]
}
