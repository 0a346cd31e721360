import type { z } from 'zod'
import type { ParsedInputOf } from '@shared/contract'
import type { itemView } from '@shared/contract/stock'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../../database/journal'
import type { ReadConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import {
  allItems,
  insertItem,
  itemByCode,
  itemById,
  itemIsCounted,
  updateItem,
  type ItemRow
} from './catalogue-queries'
import { codeTaken } from './places'

type ItemView = z.infer<typeof itemView>

function viewItem(row: ItemRow): ItemView {
  return {
    id: row.id,
    wareId: row.ware_id,
    code: row.code,
    nameKk: row.name_kk,
    nameRu: row.name_ru,
    unit: row.unit,
    perishable: row.perishable === 1,
    expiryAlertDays: row.expiry_alert_days,
    lowStock: row.low_stock,
    active: row.active === 1,
    revision: row.revision
  }
}

/** @throws OfficeError `not-found` */
export async function mustFindItem(read: ReadConnection, id: number, field: string): Promise<ItemRow> {
  const row = await itemById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field, data: { what: 'item', id } })
  return row
}

export async function listItems(call: Call): Promise<{ items: ItemView[] }> {
  return { items: (await call.read(allItems)).map(viewItem) }
}

/**
 * Enters an item, or changes one. The unit stays once quantities were written down in it.
 * @throws OfficeError `not-found`, `stale`, `code-taken {code, nameKk, nameRu}`, `unit-in-use {itemKk, itemRu}`
 */
export async function saveItem(call: Call, input: ParsedInputOf<'items.save'>): Promise<ItemView> {
  return call.write(async (tx, note) => {
    const before = input.id === undefined ? undefined : await mustFindItem(tx, input.id, 'id')
    if (before !== undefined && input.revision !== undefined && before.revision !== input.revision)
      throw new OfficeError('stale', { field: 'revision' })
    const taken = await itemByCode(tx, input.code)
    if (taken !== undefined && taken.id !== before?.id) throw codeTaken(input.code, taken)
    if (before !== undefined && before.unit !== input.unit && (await itemIsCounted(tx, before)))
      throw new OfficeError('unit-in-use', {
        field: 'unit',
        data: { itemKk: before.name_kk, itemRu: before.name_ru }
      })
    const fields = {
      code: input.code,
      name_kk: input.nameKk,
      name_ru: input.nameRu,
      unit: input.unit,
      perishable: input.perishable ? (1 as const) : (0 as const),
      expiry_alert_days: input.expiryAlertDays,
      low_stock: input.lowStock,
      active: input.active ? (1 as const) : (0 as const)
    }
    const id = before?.id ?? (await insertItem(tx, fields, { at: call.now, by: call.actor.id }))
    if (before !== undefined) await updateItem(tx, id, fields)
    const after = viewItem(await mustFindItem(tx, id, 'id'))
    note({
      subjectKind: 'item',
      subjectId: id,
      before: before === undefined ? null : hashOf(viewItem(before)),
      after: hashOf(after),
      details: { code: after.code, active: after.active }
    })
    return after
  })
}
