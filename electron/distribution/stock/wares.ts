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

/** Refuses a list that names the same thing twice. @throws OfficeError `item-doubled {itemKk, itemRu}` */
export async function refuseDoubled<Line>(
  lines: readonly Line[],
  keyOf: (line: Line) => string | number,
  refuse: (line: Line) => Promise<{ field: (index: number) => string; nameKk: string; nameRu: string }>
): Promise<void> {
  const seen = new Set<string | number>()
  for (const [index, line] of lines.entries()) {
    const key = keyOf(line)
    if (seen.has(key)) {
      const { field, nameKk, nameRu } = await refuse(line)
      throw new OfficeError('item-doubled', { field: field(index), data: { itemKk: nameKk, itemRu: nameRu } })
    }
    seen.add(key)
  }
}
