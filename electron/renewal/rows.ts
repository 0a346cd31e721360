import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { tengeString, tiyn } from '@shared/domain/money'
import { searchTokens } from '@shared/domain/search-key'
import { OfficeError } from '@shared/errors'
import type { Assessment } from '@shared/programmes/types'
import type { WhyData } from '@shared/renewal/classify'
import { viewAssessment } from '../cases/assessment-view'
import { caseMembers } from '../cases/entry-queries'
import { memberId } from '../cases/facts'
import { hashOf } from '../database/journal'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { ReadConnection } from '../database/transaction'
import { decisionById, decisionOfCase } from '../decisions/queries'
import { areaRange } from '../distribution/rounds/select'
import type { Call } from '../ipc/call'
import { katoTable, placeName } from '../parameters/classifiers'
import { fullName, personById } from '../people/queries'
import { contextOf } from './context'
import { reckonKitAt } from './kit'
import { reckon } from './reckon'
import { markDropped, markReturned, renewalsPage, touchRenewal, type RenewalRow } from './renewal-queries'
import { rowAt, rowsPage, setExcluded, type ListRow, type RowFilter } from './row-queries'
import { situationsAfter } from './situations'
import { mustBeIn, mustFindRenewal, showRenewal, viewRenewal, type RenewalView } from './views'

type Row = OutputOf<'renewal.rows'>['rows'][number]

const newestFirst: Keyset = {
  name: 'renewals',
  columns: [{ column: 'r.id', kind: 'integer' }],
  descending: true
}
const byPlace: Keyset = { name: 'renewal-rows', columns: [{ column: 'r.place', kind: 'integer' }] }

/** All dry runs and renewals, newest first. */
export function listRenewals(
  call: Call,
  input: ParsedInputOf<'renewal.list'>
): Promise<OutputOf<'renewal.list'>> {
  return call.read(async (read) => {
    const found = await renewalsPage(read, keysetQuery(newestFirst, input))
    const page = keysetPage(newestFirst, input, found, ({ id }) => [id])
    const rows: RenewalView[] = []
    for (const row of page.rows) rows.push(await viewRenewal(read, row, call.actor))
    return { rows, next: page.next }
  })
}

/** @throws OfficeError `not-found` */
export function getRenewal(
  call: Call,
  input: ParsedInputOf<'renewal.get'>
): Promise<OutputOf<'renewal.get'>> {
  return call.read((read) => showRenewal(read, input.id, call.actor))
}

function viewRow(row: ListRow, kato: Awaited<ReturnType<typeof katoTable>>, locale: 'kk' | 'ru'): Row {
  return {
    place: row.place,
    familyId: row.family_id,
    personId: row.person_id,
    benefit: row.benefit,
    name: row.name,
    kato: row.kato,
    placeName: row.kato === null ? null : placeName(kato, row.kato)[locale],
    outcome: row.outcome,
    was: tengeString(tiyn(row.was)),
    now: row.now === null ? null : tengeString(tiyn(row.now)),
    why: row.why,
    data: JSON.parse(row.data) as WhyData,
    excluded: row.excluded,
    baseDecisionId: row.base_decision_id,
    baseCaseId: row.base_case_id,
    caseId: row.case_id
  }
}

/** What is typed into the search: the beginning of an IIN, or beginnings of the words of a name. */
export function searched(text: string | undefined): { names: string[]; iin: string } {
  const typed = (text ?? '').trim()
  if (/^[\d ]+$/.test(typed)) return { names: [], iin: typed.replaceAll(' ', '') }
  return { names: searchTokens(typed), iin: '' }
}

/** @throws OfficeError `kato-malformed` */
function areaOf(code: string | undefined): RowFilter['kato'] {
  if (code === undefined || code === '') return undefined
  if (!/^\d{9}$/.test(code))
    throw new OfficeError('kato-malformed', { field: 'kato', data: { text: code.slice(0, 40) } })
  return areaRange(code)
}

/** A page of a dry run in the order of villages and names. @throws OfficeError `not-found`, `kato-malformed` */
export function listRows(
  call: Call,
  input: ParsedInputOf<'renewal.rows'>
): Promise<OutputOf<'renewal.rows'>> {
  const { id, outcomes, why, excluded } = input
  const filter = { id, outcomes, why, excluded, kato: areaOf(input.kato), ...searched(input.text) }
  return call.read(async (read) => {
    await mustFindRenewal(read, id)
    const found = await rowsPage(read, filter, keysetQuery(byPlace, input))
    const page = keysetPage(byPlace, input, found, ({ place }) => [place])
    const kato = await katoTable(call, read)
    return { rows: page.rows.map((row) => viewRow(row, kato, call.session.locale)), next: page.next }
  })
}

/** One row with both workings: that of the decision that ends, and that of the new quarter. @throws OfficeError `not-found` */
export function getRow(call: Call, input: ParsedInputOf<'renewal.row'>): Promise<OutputOf<'renewal.row'>> {
  return call.read(async (read) => {
    const renewal = await mustFindRenewal(read, input.id)
    const row = await rowAt(read, input.id, input.place)
    if (row === undefined)
      throw new OfficeError('not-found', { field: 'place', data: { what: 'renewal-row', id: input.place } })
    const base = row.base_decision_id === null ? undefined : await decisionById(read, row.base_decision_id)
    const { result, members } = await nowOf(call, read, renewal, row)
    const kato = await katoTable(call, read)
    return {
      row: viewRow(row, kato, call.session.locale),
      members,
      was: base === undefined ? null : viewAssessment(JSON.parse(base.result) as Assessment, base.decided_on),
      now: result === null ? null : viewAssessment(result, renewal.decided_at?.slice(0, 10) ?? call.today)
    }
  })
}

type Members = OutputOf<'renewal.row'>['members']

/** The working of the new quarter: the decided one, else as it is worked out now. */
async function nowOf(
  call: Call,
  read: ReadConnection,
  renewal: RenewalRow,
  row: ListRow
): Promise<{ result: Assessment | null; members: Members }> {
  if (renewal.state === 'decided' && row.case_id !== null) {
    const decision = await decisionOfCase(read, row.case_id)
    if (decision !== undefined)
      return {
        result: JSON.parse(decision.result) as Assessment,
        members: await membersOf(read, row.case_id)
      }
  }
  const context = await contextOf(call, read, renewal)
  if (renewal.programme === 'kit') {
    const person = await personById(read, row.person_id)
    return {
      result: await reckonKitAt(read, renewal, context, row.place),
      members: person === undefined ? [] : [{ id: memberId(person.id), name: fullName(person) }]
    }
  }
  const [situation] = await situationsAfter(read, context, { after: row.place - 1, limit: 1 })
  const known = situation?.members ?? []
  const members = known.map((one) => ({ id: memberId(one.person_id), name: fullName(one) }))
  const assessed = situation === undefined ? null : reckon(situation, context).assessed
  return { result: assessed?.result ?? null, members }
}

async function membersOf(read: ReadConnection, caseId: number): Promise<Members> {
  return (await caseMembers(read, caseId)).map((one) => ({
    id: memberId(one.person_id),
    name: fullName(one)
  }))
}

/** Something done to a renewal as a whole, with its journal row. */
async function changed(call: Call, id: number, work: Parameters<Call['write']>[0]): Promise<RenewalView> {
  return call.write(async (tx, note) => {
    const before = hashOf(await showRenewal(tx, id, call.actor))
    await work(tx, note)
    const view = await showRenewal(tx, id, call.actor)
    note({
      subjectKind: 'renewal',
      subjectId: id,
      before,
      after: hashOf(view),
      details: {
        programme: view.programme,
        quarter: view.quarter,
        state: view.state,
        excluded: view.excluded
      }
    })
    return view
  })
}

/** Takes families out with a reason, or back in. @throws OfficeError `not-found`, `renewal-state`, `stale` */
export function excludeRows(call: Call, input: ParsedInputOf<'renewal.exclude'>): Promise<RenewalView> {
  return changed(call, input.id, async (tx) => {
    mustBeIn(await mustFindRenewal(tx, input.id), ['drawn'], input.revision)
    const places = [...new Set(input.places)]
    if ((await setExcluded(tx, input.id, places, input.reason)) !== places.length)
      throw new OfficeError('not-found', {
        field: 'places',
        data: { what: 'renewal-row', id: places[0] ?? 0 }
      })
    await touchRenewal(tx, input.id)
  })
}

/** Gives a proposed renewal back with the reason. @throws OfficeError `not-found`, `renewal-state`, `stale`, `own-proposal` */
export function returnRenewal(call: Call, input: ParsedInputOf<'renewal.return'>): Promise<RenewalView> {
  return changed(call, input.id, async (tx) => {
    const renewal = await mustFindRenewal(tx, input.id)
    mustBeIn(renewal, ['proposed'], input.revision)
    if (renewal.proposed_by === call.actor.id)
      throw new OfficeError('own-proposal', { data: { proposer: renewal.proposed_by_name ?? '' } })
    await markReturned(tx, input.id, input.reason)
  })
}

/** A dry run that is not wanted. @throws OfficeError `not-found`, `renewal-state` */
export function dropRenewal(call: Call, input: ParsedInputOf<'renewal.drop'>): Promise<RenewalView> {
  return changed(call, input.id, async (tx) => {
    mustBeIn(await mustFindRenewal(tx, input.id), ['drawn'])
    await markDropped(tx, input.id)
  })
}
