import { addMonthsTo, firstDay, lastDay, monthOf, precedingQuarter } from '@shared/domain/quarter'
import { parseTenge, type Tiyn } from '@shared/domain/money'
import { programmes, ruleVersionFor, type Programme } from '@shared/programmes'
import type { ProgrammeId } from '@shared/programmes/types'
import type { Book } from '@shared/parameters/types'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { currentBook } from '../parameters/book'
import type { RenewalRow } from './renewal-queries'

/** What is the same for all families of a renewal. */
export interface Context {
  renewal: Pick<RenewalRow, 'id' | 'programme' | 'quarter' | 'mode'>
  programme: Programme
  /** The day the new assignments are worked out for: of a quarter its first, of a list the day it is made as of. */
  appliedOn: string
  /** The day on which compositions are looked at. */
  lookedAt: string
  incomeQuarter: string
  /** The last month the decisions that end pay. */
  lastMonth: string
  book: Book
  /** From this sum a month on a head must approve too; null where the office has no tier. */
  tier: Tiyn | null
}

/** @throws OfficeError `rule-version-missing` */
export async function contextOf(
  call: Call,
  read: ReadConnection,
  renewal: Pick<RenewalRow, 'id' | 'programme' | 'quarter' | 'mode' | 'as_of'>
): Promise<Context> {
  const { quarter } = renewal
  const appliedOn = renewal.as_of ?? firstDay(quarter)
  ruleVersionFor(renewal.programme as ProgrammeId, appliedOn)
  const book = await currentBook(call, read)
  const tier = book.find('head-tier', call.today)
  const end = lastDay(quarter)
  return {
    renewal,
    programme: programmes[renewal.programme as ProgrammeId],
    appliedOn,
    lookedAt: call.today < end ? call.today : end,
    incomeQuarter: precedingQuarter(quarter),
    lastMonth: addMonthsTo(monthOf(firstDay(quarter)), -1),
    book,
    tier: tier === null ? null : parseTenge(tier.value)
  }
}
