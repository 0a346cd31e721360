import type { inKindProgrammes, units } from '@shared/contract/stock'
import { insertMany } from '../../database/bulk'
import type { ReadConnection, WriteConnection } from '../../database/transaction'

export interface ItemRow {
  id: number
  ware_id: number
  code: string
  name_kk: string
  name_ru: string
  unit: (typeof units)[number]
  perishable: 0 | 1
  expiry_alert_days: number
  low_stock: number | null
  active: 0 | 1
  revision: number
}

export type ItemFields = Omit<ItemRow, 'id' | 'ware_id' | 'revision'>

interface Made {
  at: string
  by: number
}

const itemSelect = `SELECT i.id, w.id AS ware_id, i.code, i.name_kk, i.name_ru, i.unit, i.perishable, i.expiry_alert_days,
  i.low_stock, i.active, i.revision FROM items i JOIN wares w ON w.item_id = i.id`

export function itemById(read: ReadConnection, id: number): Promise<ItemRow | undefined> {
  return read.get<ItemRow>(`${itemSelect} WHERE i.id = ?`, [id])
}

export function itemByCode(read: ReadConnection, code: string): Promise<ItemRow | undefined> {
  return read.get<ItemRow>(`${itemSelect} WHERE i.code = ?`, [code])
}

export function allItems(read: ReadConnection): Promise<ItemRow[]> {
  return read.all<ItemRow>(`${itemSelect} ORDER BY i.code`)
}

/** Whether quantities of the item stand anywhere: in stock's history, or in a kit's contents. */
export async function itemIsCounted(read: ReadConnection, item: ItemRow): Promise<boolean> {
  const row = await read.get<{ counted: 0 | 1 }>(
    `SELECT EXISTS (SELECT 1 FROM lots WHERE ware_id = ?)
       OR EXISTS (SELECT 1 FROM kit_version_items WHERE item_id = ?)
       OR EXISTS (SELECT 1 FROM rounds WHERE ware_id = ?) AS counted`,
    [item.ware_id, item.id, item.ware_id]
  )
  return row?.counted === 1
}

export async function insertItem(tx: WriteConnection, item: ItemFields, made: Made): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO items (code, name_kk, name_ru, unit, perishable, expiry_alert_days, low_stock, active, created_at, created_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [...itemValues(item), made.at, made.by]
  )
  await tx.run('INSERT INTO wares (item_id) VALUES (?)', [lastId])
  return lastId
}

export async function updateItem(tx: WriteConnection, id: number, item: ItemFields): Promise<void> {
  await tx.run(
    `UPDATE items SET code = ?, name_kk = ?, name_ru = ?, unit = ?, perishable = ?, expiry_alert_days = ?, low_stock = ?,
       active = ?, revision = revision + 1 WHERE id = ?`,
    [...itemValues(item), id]
  )
}

function itemValues(item: ItemFields): (string | number | null)[] {
  return [
    item.code,
    item.name_kk,
    item.name_ru,
    item.unit,
    item.perishable,
    item.expiry_alert_days,
    item.low_stock,
    item.active
  ]
}

export interface KitRow {
  id: number
  code: string
  name_kk: string
  name_ru: string
  programme: (typeof inKindProgrammes)[number]
  active: 0 | 1
  revision: number
}

export type KitFields = Omit<KitRow, 'id' | 'revision'>

export interface KitVersionRow {
  id: number
  kit_id: number
  ware_id: number
  version: number
  created_at: string
  created_by: string
  used: 0 | 1
}

export interface KitItemRow {
  kit_version_id: number
  item_id: number
  ware_id: number
  name_kk: string
  name_ru: string
  unit: (typeof units)[number]
  quantity: number
}

const kitSelect = 'SELECT id, code, name_kk, name_ru, programme, active, revision FROM kits'

export function kitById(read: ReadConnection, id: number): Promise<KitRow | undefined> {
  return read.get<KitRow>(`${kitSelect} WHERE id = ?`, [id])
}

export function kitByCode(read: ReadConnection, code: string): Promise<KitRow | undefined> {
  return read.get<KitRow>(`${kitSelect} WHERE code = ?`, [code])
}

export function allKits(read: ReadConnection): Promise<KitRow[]> {
  return read.all<KitRow>(`${kitSelect} ORDER BY code`)
}

/** Versions newest first, of one kit or of all. */
export function kitVersions(read: ReadConnection, kitId: number | null): Promise<KitVersionRow[]> {
  return read.all<KitVersionRow>(
    `SELECT v.id, v.kit_id, w.id AS ware_id, v.version, v.created_at, u.name AS created_by,
       EXISTS (SELECT 1 FROM lots WHERE ware_id = w.id) OR EXISTS (SELECT 1 FROM rounds WHERE ware_id = w.id) AS used
     FROM kit_versions v JOIN wares w ON w.kit_version_id = v.id JOIN users u ON u.id = v.created_by
     WHERE v.kit_id = coalesce(?, v.kit_id) ORDER BY v.kit_id, v.version DESC`,
    [kitId]
  )
}

/** Contents in their order, of one kit's versions or of all. */
export function kitItems(read: ReadConnection, kitId: number | null): Promise<KitItemRow[]> {
  return read.all<KitItemRow>(
    `SELECT c.kit_version_id, c.item_id, w.id AS ware_id, i.name_kk, i.name_ru, i.unit, c.quantity
     FROM kit_version_items c JOIN kit_versions v ON v.id = c.kit_version_id
     JOIN items i ON i.id = c.item_id JOIN wares w ON w.item_id = i.id
     WHERE v.kit_id = coalesce(?, v.kit_id) ORDER BY c.kit_version_id, c.place`,
    [kitId]
  )
}

export function kitOfVersion(read: ReadConnection, versionId: number): Promise<KitRow | undefined> {
  return read.get<KitRow>(`${kitSelect} WHERE id = (SELECT kit_id FROM kit_versions WHERE id = ?)`, [
    versionId
  ])
}

export async function insertKit(tx: WriteConnection, kit: KitFields, made: Made): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO kits (code, name_kk, name_ru, programme, active, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [kit.code, kit.name_kk, kit.name_ru, kit.programme, kit.active, made.at, made.by]
  )
  return lastId
}

export async function updateKit(tx: WriteConnection, id: number, kit: KitFields): Promise<void> {
  await tx.run(
    `UPDATE kits SET code = ?, name_kk = ?, name_ru = ?, programme = ?, active = ?, revision = revision + 1 WHERE id = ?`,
    [kit.code, kit.name_kk, kit.name_ru, kit.programme, kit.active, id]
  )
}

/** A new version with its ware; its contents follow by `putKitItems`. */
export async function insertKitVersion(
  tx: WriteConnection,
  kitId: number,
  version: number,
  made: Made
): Promise<number> {
  const { lastId } = await tx.run(
    'INSERT INTO kit_versions (kit_id, version, created_at, created_by) VALUES (?, ?, ?, ?)',
    [kitId, version, made.at, made.by]
  )
  await tx.run('INSERT INTO wares (kit_version_id) VALUES (?)', [lastId])
  return lastId
}

/** Empties a version that nothing has used; whoever fills it again has made it. */
export async function emptyKitVersion(tx: WriteConnection, versionId: number, made: Made): Promise<void> {
  await tx.run('DELETE FROM kit_version_items WHERE kit_version_id = ?', [versionId])
  await tx.run('UPDATE kit_versions SET created_at = ?, created_by = ? WHERE id = ?', [
    made.at,
    made.by,
    versionId
  ])
}

export async function putKitItems(
  tx: WriteConnection,
  versionId: number,
  items: readonly { itemId: number; quantity: number }[]
): Promise<void> {
  await insertMany(
    tx,
    'kit_version_items',
    ['kit_version_id', 'item_id', 'quantity', 'place'],
    items.map(({ itemId, quantity }, place) => [versionId, itemId, quantity, place])
  )
}
