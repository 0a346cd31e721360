import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../../database/transaction'
import { openTransfersOf } from './reconcile-queries'

/**
 * Refuses to end a round whose goods are still between two places.
 * @throws OfficeError `round-open-transfers` {count, transfers} naming each of them
 */
export async function refuseOpenTransfers(read: ReadConnection, roundId: number): Promise<void> {
  const open = await openTransfersOf(read, roundId)
  if (open.length === 0) return
  const named = (name: (transfer: (typeof open)[number]) => string): string =>
    open.map((transfer) => `№ ${transfer.id} ${name(transfer)}`).join('; ')
  throw new OfficeError('round-open-transfers', {
    field: 'id',
    data: {
      count: open.length,
      transfersKk: named(({ from_kk, to_kk }) => `${from_kk} → ${to_kk}`),
      transfersRu: named(({ from_ru, to_ru }) => `${from_ru} → ${to_ru}`)
    }
  })
}
