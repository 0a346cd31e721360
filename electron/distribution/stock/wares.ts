import { OfficeError } from '@shared/errors'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import { insertLot, lotById, lotOf, wareById, type LotRow, type WareView } from './ware-queries'

/** @throws OfficeError `not-found` */
export async function mustFindWare(read: ReadConnection, id: number, field = 'wareId'): Promise<WareView> {
  const ware = await wareById(read, id)
  if (ware === undefined) throw new OfficeError('not-found', { field, data: { what: 'ware', id } })
  return ware
}

/** @throws OfficeError `not-found` */
export async function mustFindLot(read: ReadConnection, id: number, field = 'lotId'): Promise<LotRow> {
  const lot = await lotById(read, id)
  if (lot === undefined) throw new OfficeError('not-found', { field, data: { what: 'lot', id } })
  return lot
}

/** The lot of a ware, batch and expiry: what came in the same batch lies together. */
export async function lotFor(
  tx: WriteConnection,
  lot: { wareId: number; batch: string; expiresOn: string | null }
): Promise<number> {
  return (await lotOf(tx, lot))?.id ?? (await insertLot(tx, lot))
}

/** The first line that names what an earlier one names already. */
export function doubled<Line>(
  lines: readonly Line[],
  keyOf: (line: Line) => string | number
): { line: Line; index: number } | undefined {
  const seen = new Set<string | number>()
  for (const [index, line] of lines.entries()) {
    if (seen.has(keyOf(line))) return { line, index }
    seen.add(keyOf(line))
  }
  return undefined
}

/** Refuses lines that name a lot twice. @throws OfficeError `item-doubled {itemKk, itemRu}` */
export async function refuseDoubledLots(
  read: ReadConnection,
  lines: readonly { lotId: number }[]
): Promise<void> {
  const twice = doubled(lines, ({ lotId }) => lotId)
  if (twice === undefined) return
  const lot = await mustFindLot(read, twice.line.lotId, `lines.${twice.index}.lotId`)
  throw itemDoubled(`lines.${twice.index}.lotId`, await mustFindWare(read, lot.ware_id))
}

export function itemDoubled(field: string, item: { nameKk: string; nameRu: string }): OfficeError {
  return new OfficeError('item-doubled', { field, data: { itemKk: item.nameKk, itemRu: item.nameRu } })
}

export function wareInactive(field: string, ware: { nameKk: string; nameRu: string }): OfficeError {
  return new OfficeError('ware-inactive', { field, data: { wareKk: ware.nameKk, wareRu: ware.nameRu } })
}
