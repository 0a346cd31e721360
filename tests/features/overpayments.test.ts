import { beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '@shared/contract'
import type { CaseView } from '@shared/contract/cases'
import { assigned, bank, decisionOf, open, settle } from './support/changes'
import { atEndOfFile, openPlayedOffice, refusal, setLine, withSql, type PlayedOffice } from './support/play'

type Overpayment = OutputOf<'overpayments.list'>['rows'][number]

let played: PlayedOffice
const atEnd = atEndOfFile()

beforeAll(async () => {
  played = await openPlayedOffice('2024-05-20', { atEnd })
  await setLine(played.admin, '2024-Q2', '40000')
}, 60_000)

/** A family that was paid 20 000 tenge too much and gives back 8 000 a month from July on. */
async function overpaid(): Promise<{ familyId: number; base: CaseView; row: Overpayment; number: string }> {
  const base = await assigned(played, '60000')
  for (const month of ['2024-04', '2024-05']) await bank(played, base, month, 'listed', 'paid')
  const plan = { instalment: '8000', from: '2024-07' }
  const order = { kind: 'change', reason: 'overpayment', from: '2024-04', plan } as const
  const decided = await settle(played, await open(played, base, order), '90000')
  return { base, familyId: base.familyId, row: await only(base.familyId), number: decisionOf(decided).number }
}

async function only(familyId: number): Promise<Overpayment> {
  const { rows } = await played.clerk.call('overpayments.list', { familyId, open: false })
  const [row] = rows
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} overpayments`)
  return row
}

const repay = (id: number, amount: string, takeBack = false): Promise<Overpayment> =>
  played.clerk.call('overpayments.repay', { id, amount, on: '2024-05-20', takeBack })

describe('an overpayment', () => {
  it('is written down with its plan by the decision that found it', async () => {
    const { row, number } = await overpaid()
    expect(row).toMatchObject({
      decisionNumber: number,
      programme: 'asp',
      amount: '20000.00',
      repaid: '0.00',
      left: '20000.00',
      overdue: '0.00',
      instalments: [
        { month: '2024-07', amount: '8000.00' },
        { month: '2024-08', amount: '8000.00' },
        { month: '2024-09', amount: '4000.00' }
      ],
      repayments: []
    })
  })

  it('is given back bit by bit, never beyond what is left, and then is open no more', async () => {
    const { row, familyId } = await overpaid()
    expect(await repay(row.id, '15000')).toMatchObject({ repaid: '15000.00', left: '5000.00' })
    expect(await refusal(repay(row.id, '5000.01'))).toMatchObject({
      code: 'repayment-too-large',
      field: 'amount',
      data: { amount: '5000.01', left: '5000.00' }
    })
    await repay(row.id, '5000')
    const { rows } = await played.clerk.call('overpayments.list', { familyId })
    expect(rows).toEqual([])
    expect((await only(familyId)).repayments.map(({ amount }) => amount)).toEqual(['15000.00', '5000.00'])
  })

  it('an entry made by mistake is taken back by an entry of its own, never below nothing', async () => {
    const { row } = await overpaid()
    expect(await refusal(repay(row.id, '1', true))).toMatchObject({ code: 'repayment-too-large' })
    await repay(row.id, '3000')
    expect(await repay(row.id, '3000', true)).toMatchObject({
      repaid: '0.00',
      repayments: [{ amount: '3000.00' }, { amount: '-3000.00' }]
    })
  })

  it('refuses nothing, a day to come and what is not there', async () => {
    const { row } = await overpaid()
    expect(await refusal(repay(row.id, '0'))).toMatchObject({ code: 'amount-not-positive' })
    expect(await refusal(repay(99_999, '1'))).toMatchObject({ code: 'not-found', field: 'id' })
    const late = played.clerk.call('overpayments.repay', { id: row.id, amount: '1', on: '2024-05-21' })
    expect(await refusal(late)).toMatchObject({ code: 'date-in-future', field: 'on' })
  })

  it('is found by its own case and by the one whose decision it changes, and by no other', async () => {
    const { row, base } = await overpaid()
    const of = async (caseId: number): Promise<number[]> =>
      (await played.clerk.call('overpayments.list', { caseId, open: false })).rows.map(({ id }) => id)
    expect(await of(row.caseId)).toEqual([row.id])
    expect(await of(base.id)).toEqual([row.id])
    expect(row.caseId).not.toBe(base.id)
    expect(await of((await assigned(played, '60000')).id)).toEqual([])
    const { rows } = await played.clerk.call('overpayments.list', {
      caseId: base.id,
      familyId: row.id + 9_999
    })
    expect(rows).toEqual([])
  })

  it('says which month the plan wants next, and how much of it', async () => {
    const { row } = await overpaid()
    expect(row.next).toEqual({ month: '2024-07', amount: '8000.00' })
    expect((await repay(row.id, '3000')).next).toEqual({ month: '2024-07', amount: '5000.00' })
    expect((await repay(row.id, '5000')).next).toEqual({ month: '2024-08', amount: '8000.00' })
    expect((await repay(row.id, '1000', true)).next).toEqual({ month: '2024-07', amount: '1000.00' })
    expect((await repay(row.id, '10000')).next).toEqual({ month: '2024-09', amount: '3000.00' })
    expect((await repay(row.id, '3000')).next).toBeNull()
  })

  it('stays as it was written', async () => {
    const { row } = await overpaid()
    await repay(row.id, '1000')
    for (const statement of [
      'UPDATE overpayments SET amount = 1',
      'DELETE FROM overpayments',
      'UPDATE repayments SET amount = 1',
      'DELETE FROM repayments'
    ])
      await expect(withSql(played.folder, (sql) => sql.run(statement))).rejects.toThrow(/append-only/)
  })

  it('says what is overdue once an instalment’s month is over', async () => {
    const { row, familyId } = await overpaid()
    await repay(row.id, '3000')
    played.clock.set('2024-07-31')
    expect((await only(familyId)).overdue).toBe('0.00')
    played.clock.set('2024-08-01')
    expect((await only(familyId)).overdue).toBe('5000.00')
    played.clock.set('2025-01-01')
    expect((await only(familyId)).overdue).toBe('17000.00')
  })

  it('the list turns its pages, the newest first', async () => {
    const first = await played.clerk.call('overpayments.list', { open: false, limit: 2 })
    expect(first.rows).toHaveLength(2)
    const second = await played.clerk.call('overpayments.list', {
      open: false,
      limit: 2,
      cursor: first.next ?? ''
    })
    const ids = [...first.rows, ...second.rows].map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a))
  })
})
