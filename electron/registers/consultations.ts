import type { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { consultationView } from '@shared/contract/registers'
import { monthOf } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import { emergencyMonths, emergencyPeriodOf } from '@shared/programmes/emergency-42500/periods'
import { hashOf } from '../database/journal'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { currentBook } from '../parameters/book'
import { matchOf } from '../people/match'
import { fullName } from '../people/queries'
import { mustFindPerson } from '../people/service'
import {
  consultationById,
  consultationOf,
  consultationsPage,
  countConsultations,
  insertConsultation,
  updateConsultation,
  type ConsultationRow
} from './queries'

type Input = ParsedInputOf<'consultations.save'>
type View = z.infer<typeof consultationView>

const newestFirst: Keyset = {
  name: 'consultations',
  columns: [{ column: 'c.id', kind: 'integer' }],
  descending: true
}
/** Periods are shown at least so far: the payment was made in 2020 only. */
const shownUntil = '2020-12'

const viewRow = (row: ConsultationRow): View => ({
  id: row.id,
  revision: row.revision,
  personId: row.person_id,
  name: fullName(row),
  iin: row.iin,
  month: row.month,
  ground: row.ground as View['ground'],
  consultedOn: row.consulted_on,
  outsideNumber: row.outside_number,
  outcome: row.outcome,
  outcomeOn: row.outcome_on,
  note: row.note
})

/**
 * Enters a consultation on the 42 500 tenge, or what came of it later: one a person and month of the emergency.
 * @throws OfficeError `month-outside-emergency {month}`, `consultation-doubled {month}`, `stale`, `not-found`, `date-in-future`,
 *   `date-order`
 */
export function saveConsultation(call: Call, input: Input): Promise<View> {
  return call.write(async (tx, note) => {
    const before = await formerEntry(tx, input)
    await mustFindPerson(tx, input.personId, 'personId')
    if (emergencyPeriodOf(await currentBook(call, tx), input.month) === null)
      throw new OfficeError('month-outside-emergency', { field: 'month', data: { month: input.month } })
    checkDays(call, input)
    const other = await consultationOf(tx, input.personId, input.month)
    if (other !== undefined && other.id !== before?.id)
      throw new OfficeError('consultation-doubled', {
        field: 'month',
        data: { month: input.month, id: other.id }
      })
    const row = {
      person_id: input.personId,
      month: input.month,
      ground: input.ground,
      consulted_on: input.consultedOn,
      outside_number: input.outsideNumber,
      outcome: input.outcome,
      outcome_on: input.outcomeOn,
      note: input.note
    }
    if (before !== null) await updateConsultation(tx, before.id, row)
    const id = before?.id ?? (await insertConsultation(tx, row, { by: call.actor.id, at: call.now }))
    const after = await mustFind(tx, id)
    note({
      subjectKind: 'consultation',
      subjectId: id,
      before: before === null ? null : hashOf(before),
      after: hashOf(after),
      details: { month: input.month, outcome: input.outcome }
    })
    return viewRow(after)
  })
}

async function mustFind(read: ReadConnection, id: number): Promise<ConsultationRow> {
  const row = await consultationById(read, id)
  if (row === undefined)
    throw new OfficeError('not-found', { field: 'id', data: { what: 'consultation', id } })
  return row
}

/** The entry that is changed, as its editor saw it; null of a new one. */
async function formerEntry(tx: WriteConnection, { id, revision }: Input): Promise<ConsultationRow | null> {
  if (id === undefined) return null
  const row = await mustFind(tx, id)
  if (revision !== row.revision) throw new OfficeError('stale', { field: 'revision' })
  return row
}

/** Nothing has happened in the future, and nothing came of a consultation before it was given. */
function checkDays(call: Call, { consultedOn, outcome, outcomeOn }: Input): void {
  if (consultedOn > call.today) throw new OfficeError('date-in-future', { field: 'consultedOn' })
  if (outcomeOn === null) return
  if (outcome === 'advised') throw new OfficeError('input-invalid', { field: 'outcomeOn' })
  if (outcomeOn > call.today) throw new OfficeError('date-in-future', { field: 'outcomeOn' })
  if (outcomeOn < consultedOn) throw new OfficeError('date-order', { field: 'outcomeOn' })
}

/** A page of the register by month, outcome, person or their name, with how many came to what. */
export function listConsultations(
  call: Call,
  input: ParsedInputOf<'consultations.list'>
): Promise<OutputOf<'consultations.list'>> {
  const typed = (input.text ?? '').trim()
  const match = typed === '' ? undefined : matchOf(typed)
  const request = { cursor: input.cursor, limit: input.limit }
  const page = keysetQuery(newestFirst, request)
  return call.read(async (read) => {
    const now = monthOf(call.today)
    const book = await currentBook(call, read)
    const periods = emergencyMonths(book, now > shownUntil ? now : shownUntil)
    if (match === '') return { rows: [], next: null, counts: {}, periods }
    const filter = { month: input.month, personId: input.personId, match }
    const found = await consultationsPage(read, { ...filter, outcome: input.outcome }, page)
    const { rows, next } = keysetPage(newestFirst, request, found, (row) => [row.id])
    const counts = await countConsultations(read, filter)
    return {
      rows: rows.map(viewRow),
      next,
      counts: Object.fromEntries(counts.map(({ outcome, n }) => [outcome, n])),
      periods
    }
  })
}
