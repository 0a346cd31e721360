import type { WriteConnection } from '../database/transaction'

/** Money that came back or, negative, an entry taken back; with a decision, what that one set off. */
export async function insertRepayment(
  tx: WriteConnection,
  row: {
    overpaymentId: number
    on: string
    amount: number
    note: string
    by: number
    at: string
    decisionId: number | null
  }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO repayments (overpayment_id, received_on, amount, note, entered_by, entered_at, decision_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [row.overpaymentId, row.on, row.amount, row.note, row.by, row.at, row.decisionId]
  )
  return lastId
}
