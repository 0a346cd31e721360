import type { z } from 'zod'
import type { ParsedInputOf } from '@shared/contract'
import type { placeView } from '@shared/contract/stock'
import type { KatoEntry } from '@shared/domain/kato'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../../database/journal'
import type { ReadConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { katoTable, mustKnowKato } from '../../parameters/classifiers'
import { allPlaces, insertPlace, placeByCode, placeById, updatePlace, type PlaceRow } from './place-queries'

export type PlaceView = z.infer<typeof placeView>
type Opens = PlaceView['opens']

const workDay = [
  { from: '09:00', until: '13:00' },
  { from: '14:00', until: '18:00' }
]
/** Monday to Friday from 9 to 18, without the hour of lunch. */
export const usualOpens: Opens = [1, 2, 3, 4, 5].flatMap((day) =>
  workDay.map((hours) => ({ weekday: day, ...hours }))
)

/** A place as both doors show it; its opening times in order of day and hour. */
export function viewPlace(row: PlaceRow, kato: ReadonlyMap<string, KatoEntry>): PlaceView {
  if (row.kind === 'transit') throw new Error('the place between places is not shown')
  const entry = kato.get(row.kato ?? '')
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    nameKk: row.name_kk,
    nameRu: row.name_ru,
    kato: row.kato ?? '',
    placeKk: entry?.nameKk ?? '',
    placeRu: entry?.nameRu ?? '',
    address: row.address_text,
    responsible: row.responsible,
    phone: row.phone,
    opens: JSON.parse(row.opens) as Opens,
    active: row.active === 1,
    revision: row.revision
  }
}

/** A warehouse or point. @throws OfficeError `not-found` */
export async function mustFindPlace(read: ReadConnection, id: number, field = 'placeId'): Promise<PlaceRow> {
  const row = await placeById(read, id)
  if (row === undefined || row.kind === 'transit')
    throw new OfficeError('not-found', { field, data: { what: 'place', id } })
  return row
}

/** A warehouse or point that still takes goods. @throws OfficeError `not-found`, `place-inactive {placeKk, placeRu}` */
export async function mustFindOpenPlace(
  read: ReadConnection,
  id: number,
  field = 'placeId'
): Promise<PlaceRow> {
  const row = await mustFindPlace(read, id, field)
  if (row.active === 0)
    throw new OfficeError('place-inactive', { field, data: { placeKk: row.name_kk, placeRu: row.name_ru } })
  return row
}

export async function listPlaces(call: Call): Promise<{ places: PlaceView[] }> {
  return call.read(async (read) => {
    const kato = await katoTable(call, read)
    return { places: (await allPlaces(read)).map((row) => viewPlace(row, kato)) }
  })
}

/**
 * Enters a place, or changes one; opening times that are left out stay, and of a new place are the usual ones.
 * @throws OfficeError `not-found`, `stale`, `code-taken {code, nameKk, nameRu}`, `kato-unknown`, `time-malformed`
 */
export async function savePlace(call: Call, input: ParsedInputOf<'places.save'>): Promise<PlaceView> {
  const opens = input.opens === undefined ? undefined : orderedOpens(input.opens)
  return call.write(async (tx, note) => {
    const kato = await katoTable(call, tx)
    const before = input.id === undefined ? undefined : await mustFindPlace(tx, input.id, 'id')
    if (before !== undefined && input.revision !== undefined && before.revision !== input.revision)
      throw new OfficeError('stale', { field: 'revision' })
    const taken = await placeByCode(tx, input.code)
    if (taken !== undefined && taken.id !== before?.id) throw codeTaken(input.code, taken)
    mustKnowKato(kato, input.kato, 'kato')
    const fields = {
      code: input.code,
      kind: input.kind,
      name_kk: input.nameKk,
      name_ru: input.nameRu,
      kato: input.kato,
      address_text: input.address,
      responsible: input.responsible,
      phone: input.phone === '' ? null : input.phone,
      opens: opens === undefined ? (before?.opens ?? JSON.stringify(usualOpens)) : JSON.stringify(opens),
      active: input.active ? (1 as const) : (0 as const)
    }
    const id = before?.id ?? (await insertPlace(tx, fields, { at: call.now, by: call.actor.id }))
    if (before !== undefined) await updatePlace(tx, id, fields)
    const after = viewPlace(await mustFindPlace(tx, id, 'id'), kato)
    note({
      subjectKind: 'place',
      subjectId: id,
      before: before === undefined ? null : hashOf(viewPlace(before, kato)),
      after: hashOf(after),
      details: { code: after.code, kind: after.kind, active: after.active }
    })
    return after
  })
}

/** @throws OfficeError `time-malformed` for hours that end before they begin, or run into each other */
function orderedOpens(opens: Opens): Opens {
  const ordered = opens
    .map((hours, index) => ({ ...hours, index }))
    .sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1))
  for (const [place, hours] of ordered.entries()) {
    const earlier = ordered[place - 1]
    const wrong =
      hours.until <= hours.from
        ? 'until'
        : earlier !== undefined && earlier.weekday === hours.weekday && earlier.until > hours.from
          ? 'from'
          : null
    if (wrong !== null) throw new OfficeError('time-malformed', { field: `opens.${hours.index}.${wrong}` })
  }
  return ordered.map(({ weekday, from, until }) => ({ weekday, from, until }))
}

/** @returns `code-taken` with the name of what has the code. */
export function codeTaken(code: string, by: { name_kk: string; name_ru: string }): OfficeError {
  return new OfficeError('code-taken', {
    field: 'code',
    data: { code, nameKk: by.name_kk, nameRu: by.name_ru }
  })
}
