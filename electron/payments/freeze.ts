import { setImmediate as turn } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { canonicalJson } from '@shared/domain/canonical-json'
import { collationKey } from '@shared/domain/collate'
import { formatDate, formatMonth, formatTenge } from '@shared/domain/format'
import { parseTenge, tiyn } from '@shared/domain/money'
import { monthOf } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import { programmes } from '@shared/programmes/index'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import { nextNumber } from '../cases/queries'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { mustBeSetUp } from '../office/service'
import { katoTable } from '../parameters/classifiers'
import { insertLines, insertList, katosOf, markListed, nextListId } from './freeze-queries'
import { listHash, type FrozenHead, type ListHead } from './frozen-list'
import { mustFindList, viewList } from './lists'
import { orderOf } from './name-order'
import { listableAfter, payableGroups, payableSums, type PayableSums } from './payable-queries'

type Input = ParsedInputOf<'payments.freeze'>

// Rows that cross to the main loop, or are written, with one statement.
const rowsAtOnce = 1_000

/** The payments that go into a list, in no order yet. */
interface Gathered {
  ids: number[]
  /** By place, then by name in the order of the Kazakh alphabet, then by month. */
  keys: string[]
  total: number
}

async function gather(tx: ReadConnection, input: Input, job: Job, count: number): Promise<Gathered> {
  const gathered: Gathered = { ids: [], keys: [], total: 0 }
  for (const { month, state } of await payableGroups(tx, input)) {
    const group = { programme: input.programme, month, state }
    for (let after = 0; ;) {
      job.check()
      job.progress(gathered.ids.length, 2 * count)
      const rows = await listableAfter(tx, group, after, rowsAtOnce)
      for (const row of rows) {
        if (row.blocked !== 0) continue
        gathered.ids.push(row.id)
        gathered.keys.push(`${row.kato}\u0000${collationKey(row.name, 'kk')}\u0000${month}`)
        gathered.total += row.amount
      }
      await turn()
      const last = rows.at(-1)
      if (rows.length < rowsAtOnce || last === undefined) break
      after = last.id
    }
  }
  return gathered
}

/**
 * A month that has not begun is not frozen, as it is not renewed either: until its first day who is owed what can still be changed,
 * suspended or taken back, and what is listed cannot.
 * @throws OfficeError `payments-month-ahead` {month, from}
 */
function refuseAhead({ today }: Call, { month }: Input): void {
  if (month <= monthOf(today)) return
  const from = `${month}-01`
  throw new OfficeError('payments-month-ahead', {
    field: 'month',
    data: {
      ...{ monthKk: formatMonth(month, 'kk'), monthRu: formatMonth(month, 'ru') },
      ...{ fromKk: formatDate(from, 'kk'), fromRu: formatDate(from, 'ru') }
    }
  })
}

/** @throws OfficeError `payments-none`, `payments-changed` {count, total} */
function mustBeExpected({ month, expected }: Input, sums: PayableSums): void {
  if (sums.count === 0) {
    const data = { monthKk: formatMonth(month, 'kk'), monthRu: formatMonth(month, 'ru') }
    throw new OfficeError('payments-none', { field: 'month', data: { ...data, blocked: sums.blocked } })
  }
  if (expected === undefined) return
  if (expected.count === sums.count && parseTenge(expected.total, 'expected.total') === sums.total) return
  throw new OfficeError('payments-changed', {
    field: 'expected',
    data: { count: sums.count, total: formatTenge(tiyn(sums.total), 'ru') }
  })
}

async function enterLines(tx: WriteConnection, listId: number, sorted: Gathered, job: Job): Promise<void> {
  const order = await orderOf(sorted.keys)
  const count = order.length
  for (let from = 0; from < count; from += rowsAtOnce) {
    job.check()
    job.progress(count + from, 2 * count)
    const ids = Array.from(order.subarray(from, from + rowsAtOnce), (place) => sorted.ids[place] ?? 0)
    const entered = await insertLines(tx, listId, from + 1, ids)
    const listed = await markListed(tx, listId, from + 1, from + ids.length)
    if (entered !== ids.length || listed !== ids.length)
      throw new Error(`${ids.length} payments gave ${entered} lines and ${listed} listed payments`)
  }
}

async function placesOf(call: Call, tx: ReadConnection, listId: number): Promise<FrozenHead['places']> {
  const table = await katoTable(call, tx)
  const codes = await katosOf(tx, listId)
  return Object.fromEntries(
    codes.flatMap((code) => {
      const entry = table.get(code)
      return entry === undefined ? [] : [[code, { kk: entry.nameKk, ru: entry.nameRu }]]
    })
  )
}

async function headOf(call: Call, tx: ReadConnection, input: Input, listId: number): Promise<FrozenHead> {
  const office = await mustBeSetUp(tx)
  return {
    office: {
      name: { kk: office.name_kk, ru: office.name_ru },
      address: { kk: office.address_kk, ru: office.address_ru },
      phone: office.phone,
      headName: { kk: office.head_name_kk, ru: office.head_name_ru }
    },
    programme: programmes[input.programme].names,
    places: await placesOf(call, tx, listId),
    templateVersion: call.office.templates.newest(),
    frozenBy: call.actor.name,
    frozenOn: call.today
  }
}

/**
 * Makes the month's list of a programme final, in one transaction: lines numbered by place and name with all that the bank is told,
 * the payments listed, one hash over everything. Whose account is missing or another's is left out.
 * @throws OfficeError `payments-month-ahead` {month, from}, `payments-none`, `payments-changed` {count, total} when it is not what the
 *   screen showed, `cancelled`
 */
export async function freezeList(call: Call, input: Input): Promise<OutputOf<'payments.freeze'>> {
  refuseAhead(call, input)
  return call.office.jobs.run(input.jobId, (job) =>
    call.write(async (tx, note) => {
      const sums = await payableSums(tx, input)
      mustBeExpected(input, sums)
      const gathered = await gather(tx, input, job, sums.count)
      const lines = gathered.ids.length
      if (lines !== sums.count || gathered.total !== sums.total)
        throw new Error(`${sums.count} payments were counted and ${lines} gathered`)
      const id = await nextListId(tx)
      await enterLines(tx, id, gathered, job)
      const year = call.today.slice(0, 4)
      const number = `${year}/${String(await nextNumber(tx, `payment-list-${year}`)).padStart(4, '0')}`
      const frozen = await headOf(call, tx, input, id)
      const head: ListHead = {
        number,
        programme: input.programme,
        month: input.month,
        lines,
        total: sums.total,
        frozen
      }
      const { hash } = await listHash(tx, id, head)
      const { actor, now } = call
      await insertList(tx, { ...head, id, hash, frozen: canonicalJson(frozen), by: actor.id, at: now })
      job.progress(2 * lines, 2 * lines)
      job.check()
      note({
        subjectKind: 'payment-list',
        subjectId: id,
        after: hash,
        details: {
          ...{ number, programme: input.programme, month: input.month, lines },
          ...{ late: sums.late, blocked: sums.blocked }
        }
      })
      return viewList(await mustFindList(tx, id))
    })
  )
}
