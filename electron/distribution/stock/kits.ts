import type { z } from 'zod'
import type { ParsedInputOf } from '@shared/contract'
import type { kitView } from '@shared/contract/stock'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../../database/journal'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import {
  allKits,
  emptyKitVersion,
  insertKit,
  insertKitVersion,
  kitByCode,
  kitById,
  kitItems,
  kitVersions,
  putKitItems,
  updateKit,
  type KitItemRow,
  type KitRow,
  type KitVersionRow
} from './catalogue-queries'
import { mustFindItem } from './items'
import { codeTaken } from './places'
import { doubled, itemDoubled, wareInactive } from './wares'

type KitView = z.infer<typeof kitView>
type SaveInput = ParsedInputOf<'kits.save'>

function viewKit(row: KitRow, versions: readonly KitVersionRow[], items: readonly KitItemRow[]): KitView {
  return {
    id: row.id,
    code: row.code,
    nameKk: row.name_kk,
    nameRu: row.name_ru,
    programme: row.programme,
    active: row.active === 1,
    revision: row.revision,
    versions: versions
      .filter((version) => version.kit_id === row.id)
      .map((version) => ({
        id: version.id,
        wareId: version.ware_id,
        version: version.version,
        createdAt: version.created_at,
        createdBy: version.created_by,
        used: version.used === 1,
        items: items
          .filter((item) => item.kit_version_id === version.id)
          .map((item) => ({
            itemId: item.item_id,
            wareId: item.ware_id,
            nameKk: item.name_kk,
            nameRu: item.name_ru,
            unit: item.unit,
            quantity: item.quantity
          }))
      }))
  }
}

async function mustViewKit(read: ReadConnection, id: number): Promise<KitView> {
  const row = await kitById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field: 'id', data: { what: 'kit', id } })
  return viewKit(row, await kitVersions(read, id), await kitItems(read, id))
}

export async function listKits(call: Call): Promise<{ kits: KitView[] }> {
  return call.read(async (read) => {
    const versions = await kitVersions(read, null)
    const items = await kitItems(read, null)
    return { kits: (await allKits(read)).map((row) => viewKit(row, versions, items)) }
  })
}

/**
 * Enters a kit, or changes one. Other contents replace those of a version that nothing has used; once it was put together
 * or named by a round they make the next version.
 * @throws OfficeError `kit-empty`, `not-found`, `stale`, `code-taken`, `item-doubled {itemKk, itemRu}`, `ware-inactive`
 */
export async function saveKit(call: Call, input: SaveInput): Promise<KitView> {
  return call.write(async (tx, note) => {
    const before = input.id === undefined ? undefined : await mustViewKit(tx, input.id)
    if (before !== undefined && input.revision !== undefined && before.revision !== input.revision)
      throw new OfficeError('stale', { field: 'revision' })
    const taken = await kitByCode(tx, input.code)
    if (taken !== undefined && taken.id !== before?.id) throw codeTaken(input.code, taken)
    await checkItems(tx, input.items, before)
    const fields = {
      code: input.code,
      name_kk: input.nameKk,
      name_ru: input.nameRu,
      programme: input.programme,
      active: input.active ? (1 as const) : (0 as const)
    }
    const made = { at: call.now, by: call.actor.id }
    const id = before?.id ?? (await insertKit(tx, fields, made))
    if (before !== undefined) await updateKit(tx, id, fields)
    await putContents(tx, id, before, input.items, made)
    const after = await mustViewKit(tx, id)
    note({
      subjectKind: 'kit',
      subjectId: id,
      before: before === undefined ? null : hashOf(before),
      after: hashOf(after),
      details: { code: after.code, version: after.versions[0]?.version ?? 0, active: after.active }
    })
    return after
  })
}

/** An item that is out of use may stay in a kit, and comes into none anew. */
async function checkItems(
  tx: ReadConnection,
  items: SaveInput['items'],
  before: KitView | undefined
): Promise<void> {
  const former = new Set(before?.versions[0]?.items.map(({ itemId }) => itemId))
  for (const [index, { itemId }] of items.entries()) {
    const field = `items.${index}.itemId`
    const item = await mustFindItem(tx, itemId, field)
    if (item.active === 0 && !former.has(itemId))
      throw wareInactive(field, { nameKk: item.name_kk, nameRu: item.name_ru })
  }
  const twice = doubled(items, ({ itemId }) => itemId)
  if (twice === undefined) return
  const field = `items.${twice.index}.itemId`
  const item = await mustFindItem(tx, twice.line.itemId, field)
  throw itemDoubled(field, { nameKk: item.name_kk, nameRu: item.name_ru })
}

async function putContents(
  tx: WriteConnection,
  kitId: number,
  before: KitView | undefined,
  items: SaveInput['items'],
  made: { at: string; by: number }
): Promise<void> {
  const newest = before?.versions[0]
  if (newest !== undefined && sameContents(newest, items)) return
  if (newest !== undefined && !newest.used) {
    await emptyKitVersion(tx, newest.id, made)
    await putKitItems(tx, newest.id, items)
    return
  }
  const versionId = await insertKitVersion(tx, kitId, (newest?.version ?? 0) + 1, made)
  await putKitItems(tx, versionId, items)
}

/** The order counts only as long as nothing has used the version: another order alone makes no next one. */
function sameContents(version: KitView['versions'][number], items: SaveInput['items']): boolean {
  const written = (list: readonly { itemId: number; quantity: number }[]): string => {
    const lines = list.map(({ itemId, quantity }) => `${itemId} ${quantity}`)
    return (version.used ? lines.sort() : lines).join(',')
  }
  return written(version.items) === written(items)
}
