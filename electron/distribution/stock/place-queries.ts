import type { ReadConnection, WriteConnection } from '../../database/transaction'

export interface PlaceRow {
  id: number
  code: string
  kind: 'warehouse' | 'point' | 'transit'
  name_kk: string
  name_ru: string
  kato: string | null
  address_text: string
  responsible: string
  phone: string | null
  opens: string
  active: 0 | 1
  revision: number
}

export type PlaceFields = Omit<PlaceRow, 'id' | 'revision'>

const select = `SELECT id, code, kind, name_kk, name_ru, kato, address_text, responsible, phone, opens, active, revision
  FROM places`

export function placeById(read: ReadConnection, id: number): Promise<PlaceRow | undefined> {
  return read.get<PlaceRow>(`${select} WHERE id = ?`, [id])
}

export function placeByCode(read: ReadConnection, code: string): Promise<PlaceRow | undefined> {
  return read.get<PlaceRow>(`${select} WHERE code = ?`, [code])
}

/** Warehouses first, then points; the place between places is not among them. */
export function allPlaces(read: ReadConnection): Promise<PlaceRow[]> {
  return read.all<PlaceRow>(`${select} WHERE kind <> 'transit' ORDER BY kind = 'point', code`)
}

/** Where goods are between two places. */
export async function transitPlaceId(read: ReadConnection): Promise<number> {
  const row = await read.get<{ id: number }>(`SELECT id FROM places WHERE kind = 'transit'`)
  if (row === undefined) throw new Error('the data file has no place for goods on the way')
  return row.id
}

export async function insertPlace(
  tx: WriteConnection,
  place: PlaceFields,
  made: { at: string; by: number }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO places (code, kind, name_kk, name_ru, kato, address_text, responsible, phone, opens, active, created_at, created_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [...values(place), made.at, made.by]
  )
  return lastId
}

export async function updatePlace(tx: WriteConnection, id: number, place: PlaceFields): Promise<void> {
  await tx.run(
    `UPDATE places SET code = ?, kind = ?, name_kk = ?, name_ru = ?, kato = ?, address_text = ?, responsible = ?, phone = ?,
       opens = ?, active = ?, revision = revision + 1 WHERE id = ?`,
    [...values(place), id]
  )
}

function values(place: PlaceFields): (string | number | null)[] {
  return [
    place.code,
    place.kind,
    place.name_kk,
    place.name_ru,
    place.kato,
    place.address_text,
    place.responsible,
    place.phone,
    place.opens,
    place.active
  ]
}
