import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { Criteria } from '@shared/contract/criteria'
import { lastRound } from '@shared/distribution/line-number'
import { wrongRoundState, type RoundState } from '@shared/distribution/round-state'
import { daysBetween } from '@shared/domain/iso-date'
import { monthOf } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../../database/journal'
import { keysetPage, keysetQuery, type Keyset } from '../../database/keyset'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { katoTable, mustKnowKato } from '../../parameters/classifiers'
import { refuseOpenTransfers } from '../hand-out/open-transfers'
import { enterMovement } from '../stock/ledger'
import { mustFindOpenPlace } from '../stock/places'
import { mustFindWare } from '../stock/wares'
import {
  hasHandOuts,
  insertRound,
  knownLists,
  markCancelled,
  nextRoundNumber,
  reservationsOf,
  roundsByIds,
  roundsPage,
  setPoints,
  updateRound,
  type RoundFields,
  type RoundRow
} from './round-queries'
import { mustFindRound, viewRound, viewRoundRows, type RoundView } from './views'

type Fields = ParsedInputOf<'rounds.create'>

// Slots of a longer round would be more than anybody could look through.
const longestDays = 366

/** @throws OfficeError `round-state` {number, state} unless the round is in one of the states */
export function mustBeIn(round: RoundRow, states: readonly RoundState[]): void {
  if (!states.includes(round.state)) throw wrongRoundState(round, 'id')
}

/** @throws OfficeError `stale` when somebody else changed the round meanwhile */
export function mustBeFresh(round: RoundRow, revision: number | undefined): void {
  if (revision !== undefined && revision !== round.revision)
    throw new OfficeError('stale', { field: 'revision' })
}

/** @throws OfficeError `as-of-in-future` {asOf, today} */
export function refuseFuture(asOf: string, today: string): void {
  if (asOf > today) throw new OfficeError('as-of-in-future', { field: 'asOf', data: { asOf, today } })
}

function refuseDays({ firstDay, lastDay }: Pick<Fields, 'firstDay' | 'lastDay'>): void {
  if (lastDay < firstDay || daysBetween(firstDay, lastDay) >= longestDays) {
    throw new OfficeError('round-days', { field: 'lastDay', data: { firstDay, lastDay } })
  }
}

/** A bound that is missing on both sides would let everybody in; a list that is not there, nobody. */
async function checkCriteria(call: Call, read: ReadConnection, criteria: Criteria): Promise<void> {
  const kato = await katoTable(call, read)
  criteria.area.forEach((code, index) => mustKnowKato(kato, code, `criteria.area.${index}`))
  const ids = new Set<string>()
  const conditions = criteria.categories.flatMap((category, at) =>
    category.conditions.map((condition, place) => ({
      condition,
      field: `criteria.categories.${at}.conditions.${place}`
    }))
  )
  criteria.categories.forEach(({ id }, at) => {
    if (ids.has(id)) throw new OfficeError('conflict', { field: `criteria.categories.${at}.id` })
    ids.add(id)
  })
  const lists = await knownLists(
    read,
    conditions.flatMap(({ condition }) => (condition.fact === 'list' ? [condition.listId] : []))
  )
  for (const { condition, field } of conditions) {
    if (condition.fact === 'age' && condition.from === undefined && condition.below === undefined)
      throw new OfficeError('field-empty', { field: `${field}.from` })
    if (condition.fact === 'family-size' && condition.from === undefined && condition.until === undefined)
      throw new OfficeError('field-empty', { field: `${field}.from` })
    if (condition.fact === 'list' && !lists.has(condition.listId)) {
      throw new OfficeError('not-found', {
        field: `${field}.listId`,
        data: { what: 'list', id: condition.listId }
      })
    }
  }
}

async function checkPlaces(read: ReadConnection, input: Fields): Promise<void> {
  await mustFindOpenPlace(read, input.sourcePlaceId, 'sourcePlaceId')
  for (const [index, id] of input.pointIds.entries()) await mustFindOpenPlace(read, id, `pointIds.${index}`)
}

async function checked(call: Call, read: ReadConnection, input: Fields): Promise<RoundFields> {
  refuseFuture(input.asOf, call.today)
  refuseDays(input)
  await mustFindWare(read, input.wareId)
  await checkPlaces(read, input)
  await checkCriteria(call, read, input.criteria)
  return {
    name_kk: input.nameKk,
    name_ru: input.nameRu,
    programme: input.programme,
    ware_id: input.wareId,
    norm: input.norm,
    quantity: input.quantity,
    repeat_after: input.repeatAfter,
    as_of: input.asOf,
    month: input.month ?? monthOf(input.firstDay),
    source_place_id: input.sourcePlaceId,
    first_day: input.firstDay,
    last_day: input.lastDay,
    slot_minutes: input.slotMinutes,
    criteria: JSON.stringify(input.criteria)
  }
}

const detailsOf = (round: RoundView): Record<string, string | number> => ({
  number: round.number,
  state: round.state,
  programme: round.programme,
  lines: round.counts.lines
})

/**
 * A new draft. Its month is that of its first day unless another is named.
 * @throws OfficeError `as-of-in-future`, `round-days`, `not-found`, `place-inactive`, `kato-unknown`, `field-empty`
 */
export async function createRound(call: Call, input: ParsedInputOf<'rounds.create'>): Promise<RoundView> {
  return call.write(async (tx, note) => {
    const fields = await checked(call, tx, input)
    const number = await nextRoundNumber(tx)
    if (number > lastRound)
      throw new Error('the numbers of rounds are used up: the printed form holds four digits')
    const id = await insertRound(tx, { ...fields, number }, { at: call.now, by: call.actor.id })
    await setPoints(tx, id, [...new Set(input.pointIds)])
    const round = await viewRound(call, tx, await mustFindRound(tx, id))
    note({ subjectKind: 'round', subjectId: id, after: hashOf(round), details: detailsOf(round) })
    return round
  })
}

/** Changes a draft. @throws OfficeError `round-state`, `stale`, and what `createRound` throws */
export async function saveRound(call: Call, input: ParsedInputOf<'rounds.save'>): Promise<RoundView> {
  return call.write(async (tx, note) => {
    const row = await mustFindRound(tx, input.id)
    mustBeIn(row, ['draft'])
    mustBeFresh(row, input.revision)
    const before = await viewRound(call, tx, row)
    await updateRound(tx, row.id, await checked(call, tx, input))
    await setPoints(tx, row.id, [...new Set(input.pointIds)])
    const round = await viewRound(call, tx, await mustFindRound(tx, row.id))
    note({
      subjectKind: 'round',
      subjectId: row.id,
      before: hashOf(before),
      after: hashOf(round),
      details: detailsOf(round)
    })
    return round
  })
}

const newest: Keyset = { name: 'rounds', columns: [{ column: 'r.id', kind: 'integer' }], descending: true }
const defaultPage = 50

/** Rounds, newest first. */
export async function listRounds(
  call: Call,
  input: ParsedInputOf<'rounds.list'>
): Promise<OutputOf<'rounds.list'>> {
  return call.read(async (read) => {
    const request = { cursor: input.cursor, limit: input.limit ?? defaultPage }
    const found = await roundsPage(read, input.state, keysetQuery(newest, request))
    const page = keysetPage(newest, request, found, ({ id }) => [id])
    const rounds = await roundsByIds(
      read,
      page.rows.map(({ id }) => id)
    )
    return { rows: await viewRoundRows(read, rounds), next: page.next }
  })
}

/** @throws OfficeError `not-found` */
export async function getRound(call: Call, input: ParsedInputOf<'rounds.get'>): Promise<RoundView> {
  return call.read(async (read) => viewRound(call, read, await mustFindRound(read, input.id)))
}

/**
 * Gives a round up: a draft, or a frozen one of which nothing is in people's hands yet; its goods are free again where they lie.
 * @throws OfficeError `round-state`, `round-handed-out` {number}, `round-open-transfers` {transfers}
 */
export async function cancelRound(call: Call, input: ParsedInputOf<'rounds.cancel'>): Promise<RoundView> {
  return call.write(async (tx, note) => {
    const row = await mustFindRound(tx, input.id)
    mustBeIn(row, ['draft', 'frozen'])
    const before = hashOf(await viewRound(call, tx, row))
    if (await hasHandOuts(tx, row.id))
      throw new OfficeError('round-handed-out', { field: 'id', data: { number: row.number } })
    await refuseOpenTransfers(tx, row.id)
    const released = await releaseAll(call, tx, { roundId: row.id, reason: input.reason })
    await markCancelled(tx, row.id)
    const round = await viewRound(call, tx, await mustFindRound(tx, row.id))
    note({
      subjectKind: 'round',
      subjectId: row.id,
      before,
      after: hashOf(round),
      details: { ...detailsOf(round), released }
    })
    return round
  })
}

async function releaseAll(
  call: Call,
  tx: WriteConnection,
  { roundId, reason }: { roundId: number; reason: string }
): Promise<number> {
  const reserved = await reservationsOf(tx, roundId)
  if (reserved.length === 0) return 0
  await enterMovement(
    tx,
    { kind: 'release', at: call.now, onDay: call.today, userId: call.actor.id, roundId, reason },
    reserved.map(({ placeId, wareId, reserved: units }) => ({
      ...{ placeId, wareId, lotId: null, onHand: 0, reserved: -units, roundId }
    }))
  )
  return reserved.reduce((sum, row) => sum + row.reserved, 0)
}
