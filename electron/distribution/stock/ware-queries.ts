import type { z } from 'zod'
import type { units, wareView } from '@shared/contract/stock'
import type { ReadConnection, WriteConnection } from '../../database/transaction'

export type WareView = z.infer<typeof wareView>

/** The columns of `wareColumns`, for `viewWare`. */
export interface WareRow {
  ware_id: number
  ware_kind: 'item' | 'kit'
  ware_version: number | null
  ware_code: string
  ware_kk: string
  ware_ru: string
  ware_unit: (typeof units)[number]
}

/** What a ware is called, for a query that has `wares w` and `wareJoins`. A kit is counted in pieces. */
export const wareColumns = `w.id AS ware_id, CASE WHEN w.item_id IS NULL THEN 'kit' ELSE 'item' END AS ware_kind,
  wv.version AS ware_version, coalesce(wi.code, wk.code) AS ware_code, coalesce(wi.name_kk, wk.name_kk) AS ware_kk,
  coalesce(wi.name_ru, wk.name_ru) AS ware_ru, coalesce(wi.unit, 'piece') AS ware_unit`
export const wareJoins = `LEFT JOIN items wi ON wi.id = w.item_id
  LEFT JOIN kit_versions wv ON wv.id = w.kit_version_id LEFT JOIN kits wk ON wk.id = wv.kit_id`

export function viewWare(row: WareRow): WareView {
  return {
    wareId: row.ware_id,
    kind: row.ware_kind,
    version: row.ware_version,
    code: row.ware_code,
    nameKk: row.ware_kk,
    nameRu: row.ware_ru,
    unit: row.ware_unit
  }
}

export async function wareById(read: ReadConnection, wareId: number): Promise<WareView | undefined> {
  const row = await read.get<WareRow>(`SELECT ${wareColumns} FROM wares w ${wareJoins} WHERE w.id = ?`, [
    wareId
  ])
  return row === undefined ? undefined : viewWare(row)
}

/** Wares by their ids; one that is not there is left out. */
export async function waresById(
  read: ReadConnection,
  ids: readonly number[]
): Promise<ReadonlyMap<number, WareView>> {
  const rows = await read.all<WareRow>(
    `SELECT ${wareColumns} FROM wares w ${wareJoins} WHERE w.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)]
  )
  return new Map(rows.map((row) => [row.ware_id, viewWare(row)]))
}

export interface LotRow {
  id: number
  ware_id: number
  batch: string
  expires_on: string | null
}

export function lotById(read: ReadConnection, id: number): Promise<LotRow | undefined> {
  return read.get<LotRow>('SELECT id, ware_id, batch, expires_on FROM lots WHERE id = ?', [id])
}

export function lotOf(
  read: ReadConnection,
  lot: { wareId: number; batch: string; expiresOn: string | null }
): Promise<{ id: number } | undefined> {
  return read.get(
    `SELECT id FROM lots WHERE ware_id = ? AND batch = ? AND coalesce(expires_on, '') = coalesce(?, '')`,
    [lot.wareId, lot.batch, lot.expiresOn]
  )
}

export async function insertLot(
  tx: WriteConnection,
  lot: { wareId: number; batch: string; expiresOn: string | null }
): Promise<number> {
  const { lastId } = await tx.run('INSERT INTO lots (ware_id, batch, expires_on) VALUES (?, ?, ?)', [
    lot.wareId,
    lot.batch,
    lot.expiresOn
  ])
  return lastId
}

export function lotsById(read: ReadConnection, ids: readonly number[]): Promise<LotRow[]> {
  return read.all<LotRow>(
    'SELECT id, ware_id, batch, expires_on FROM lots WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)]
  )
}
