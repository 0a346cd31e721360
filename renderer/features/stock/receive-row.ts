import type { IsoDate } from '@shared/domain/iso-date'

/** One row of a waybill while it is typed. */
export interface ReceiveRow {
  itemId: number | null
  quantity: number | null
  batch: string
  expiresOn: IsoDate | null
}

export function blankReceiveRow(): ReceiveRow {
  return { itemId: null, quantity: null, batch: '', expiresOn: null }
}
