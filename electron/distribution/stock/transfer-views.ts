import type { z } from 'zod'
import type { transferView } from '@shared/contract/stock'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../../database/transaction'
import { transferById, transferLines, type TransferLine, type TransferRow } from './transfer-queries'
import { viewWare } from './ware-queries'

export type TransferView = z.infer<typeof transferView>

export function viewTransfer(row: TransferRow, lines: readonly TransferLine[]): TransferView {
  return {
    id: row.id,
    from: { id: row.from_place_id, nameKk: row.from_kk, nameRu: row.from_ru },
    to: { id: row.to_place_id, nameKk: row.to_kk, nameRu: row.to_ru },
    sentAt: row.sent_at,
    sentBy: row.sent_by,
    roundId: row.round_id,
    roundNumber: row.round_number,
    document: row.document,
    state: row.arrived_id !== null ? 'arrived' : row.recalled_id !== null ? 'recalled' : 'on-the-way',
    lines: lines
      .filter((line) => line.transfer_id === row.id)
      .map((line) => ({
        lotId: line.lot_id,
        ware: viewWare(line),
        batch: line.batch,
        expiresOn: line.expires_on,
        sent: line.sent,
        arrived: line.arrived
      }))
  }
}

/** @throws OfficeError `not-found` */
export async function mustFindTransfer(read: ReadConnection, id: number): Promise<TransferRow> {
  const row = await transferById(read, id)
  if (row === undefined)
    throw new OfficeError('not-found', { field: 'transferId', data: { what: 'transfer', id } })
  return row
}

/** @throws OfficeError `not-found`, `transfer-ended {id}` */
export async function mustBeOnTheWay(read: ReadConnection, id: number): Promise<TransferRow> {
  const row = await mustFindTransfer(read, id)
  if (row.arrived_id !== null || row.recalled_id !== null)
    throw new OfficeError('transfer-ended', { field: 'transferId', data: { id } })
  return row
}

export async function mustViewTransfer(read: ReadConnection, id: number): Promise<TransferView> {
  return viewTransfer(await mustFindTransfer(read, id), await transferLines(read, [id]))
}
