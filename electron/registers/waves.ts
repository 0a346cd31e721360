import type { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { waveCategories, waveView } from '@shared/contract/registers'
import { parseTenge, tengeString, tiyn } from '@shared/domain/money'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../database/journal'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import {
  allWaves,
  categoriesInUse,
  countCandidates,
  insertWave,
  updateWave,
  waveById,
  waveNumbered,
  type WaveRow
} from './wave-queries'

type Input = ParsedInputOf<'waves.save'>
type View = z.infer<typeof waveView>
export type WaveCategory = (typeof waveCategories)[number]

export const categoriesOf = (row: WaveRow): WaveCategory[] => JSON.parse(row.categories) as WaveCategory[]

type Counts = Awaited<ReturnType<typeof countCandidates>>

function viewWave(row: WaveRow, counts: Counts): View {
  return {
    id: row.id,
    revision: row.revision,
    number: row.number,
    nameKk: row.name_kk,
    nameRu: row.name_ru,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    amount: tengeString(tiyn(row.amount)),
    categories: categoriesOf(row),
    counts: Object.fromEntries(
      counts.filter(({ wave_id }) => wave_id === row.id).map(({ state, n }) => [state, n])
    )
  }
}

/** @throws OfficeError `not-found` */
export async function mustFindWave(read: ReadConnection, id: number, field = 'waveId'): Promise<WaveRow> {
  const row = await waveById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field, data: { what: 'wave', id } })
  return row
}

/** Waves of «Біз біргеміз», the newest first, with how far their candidates are. */
export function listWaves(call: Call): Promise<OutputOf<'waves.list'>> {
  return call.read(async (read) => {
    const counts = await countCandidates(read)
    return { waves: (await allWaves(read)).map((row) => viewWave(row, counts)) }
  })
}

/**
 * Enters a wave or mends it; a category that somebody was entered in stays.
 * @throws OfficeError `wave-doubled {number}`, `date-order`, `amount-not-positive`, `stale`, `not-found`, `conflict`
 */
export function saveWave(call: Call, input: Input): Promise<View> {
  return call.write(async (tx, note) => {
    const before = await formerWave(tx, input)
    if (input.closesOn !== null && input.closesOn < input.opensOn)
      throw new OfficeError('date-order', { field: 'closesOn' })
    const amount = parseTenge(input.amount)
    if (amount === 0) throw new OfficeError('amount-not-positive', { field: 'amount' })
    const namesake = await waveNumbered(tx, input.number)
    if (namesake !== undefined && namesake.id !== before?.id)
      throw new OfficeError('wave-doubled', { field: 'number', data: { number: input.number } })
    const fields = {
      number: input.number,
      name_kk: input.nameKk,
      name_ru: input.nameRu,
      opens_on: input.opensOn,
      closes_on: input.closesOn,
      amount,
      categories: JSON.stringify([...new Set(input.categories)])
    }
    if (before !== null) await updateWave(tx, before.id, fields)
    const id = before?.id ?? (await insertWave(tx, fields, { by: call.actor.id, at: call.now }))
    const after = await mustFindWave(tx, id, 'id')
    note({
      subjectKind: 'wave',
      subjectId: id,
      before: before === null ? null : hashOf(before),
      after: hashOf(after),
      details: { number: input.number }
    })
    return viewWave(after, await countCandidates(tx))
  })
}

async function formerWave(tx: WriteConnection, input: Input): Promise<WaveRow | null> {
  if (input.id === undefined) return null
  const row = await mustFindWave(tx, input.id, 'id')
  if (input.revision !== row.revision) throw new OfficeError('stale', { field: 'revision' })
  const wanted: readonly string[] = input.categories
  const lost = (await categoriesInUse(tx, row.id)).find((category) => !wanted.includes(category))
  if (lost !== undefined) throw new OfficeError('conflict', { field: 'categories', data: { category: lost } })
  return row
}
