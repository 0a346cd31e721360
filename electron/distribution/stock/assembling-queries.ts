import type { ReadConnection } from '../../database/transaction'

export interface ComponentLot {
  ware_id: number
  lot_id: number
  quantity: number
}

/**
 * Lots of items that lie in the kits of a lot: what putting them together took, less what taking apart gave back; first
 * expired first.
 */
export function componentLots(read: ReadConnection, kitLotId: number): Promise<ComponentLot[]> {
  return read.all<ComponentLot>(
    `SELECT s.ware_id, s.lot_id, -sum(s.on_hand) AS quantity
     FROM movements m LEFT JOIN movements o ON o.id = m.reverses_id
     JOIN stock_ledger s ON s.movement_id = m.id AND s.lot_id <> ? JOIN lots l ON l.id = s.lot_id
     WHERE m.id IN (SELECT movement_id FROM stock_ledger WHERE place_id IN (SELECT id FROM places)
       AND ware_id = (SELECT ware_id FROM lots WHERE id = ?) AND lot_id = ?)
       AND coalesce(o.kind, m.kind) IN ('assemble', 'take-apart')
     GROUP BY s.ware_id, s.lot_id HAVING sum(s.on_hand) < 0
     ORDER BY l.expires_on IS NULL, l.expires_on, l.id`,
    [kitLotId, kitLotId, kitLotId]
  )
}

/** The kit's version that a ware is, with its code; undefined for an item. */
export function kitOfWare(
  read: ReadConnection,
  wareId: number
): Promise<{ version_id: number; code: string } | undefined> {
  return read.get(
    `SELECT v.id AS version_id, k.code FROM wares w JOIN kit_versions v ON v.id = w.kit_version_id
     JOIN kits k ON k.id = v.kit_id WHERE w.id = ?`,
    [wareId]
  )
}

export function wareOfVersion(read: ReadConnection, versionId: number): Promise<{ id: number } | undefined> {
  return read.get('SELECT id FROM wares WHERE kit_version_id = ?', [versionId])
}

/** What one kit of a version holds. */
export function contentsOf(
  read: ReadConnection,
  versionId: number
): Promise<{ ware_id: number; quantity: number }[]> {
  return read.all(
    `SELECT w.id AS ware_id, c.quantity FROM kit_version_items c JOIN wares w ON w.item_id = c.item_id
     WHERE c.kit_version_id = ? ORDER BY c.place`,
    [versionId]
  )
}
