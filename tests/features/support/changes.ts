import type { InputOf } from '@shared/contract'
import type { CaseView } from '@shared/contract/cases'
import type { PaymentState } from '@shared/programmes/change/types'
import { adult, child, decide, enterFamily, register, withSql, type PlayedOffice } from './play'

type Order = Omit<InputOf<'decisions.change'>, 'decisionId'>

/** A mother of one child in the second quarter of 2024, assigned by her wages; the line is 40 000. */
export async function assigned(
  played: PlayedOffice,
  wages: string,
  { appliedOn = '2024-04-10', child: born = '2010-04-01' } = {}
): Promise<CaseView> {
  const family = await enterFamily(played.clerk, [adult, child(born)])
  return decide(played, await register(played.clerk, family, appliedOn), [[0, 'wages', wages]])
}

/** The decision of a case. */
export function decisionOf({ decision }: CaseView): { id: number; number: string } {
  if (decision === null) throw new Error('nothing is decided')
  return decision
}

/** Opens a case that changes another's decision. */
export async function open(played: PlayedOffice, base: CaseView, order: Order): Promise<CaseView> {
  const { case: opened } = await played.clerk.call('decisions.change', {
    decisionId: decisionOf(base).id,
    ...order
  })
  return opened
}

/** Puts other wages into a case. */
export async function saveWages(
  played: PlayedOffice,
  { id, members }: CaseView,
  wages: string
): Promise<void> {
  await played.clerk.call('cases.saveIncomes', {
    id,
    incomes: [{ personId: members[0]?.personId ?? 0, kind: 'wages', quarter: '2024-Q1', amount: wages }]
  })
}

/** From an opened change to its decision; other wages first where they are named. */
export async function settle(played: PlayedOffice, opened: CaseView, wages?: string): Promise<CaseView> {
  const { id } = opened
  if (wages !== undefined) await saveWages(played, opened, wages)
  if (wages !== undefined || opened.state !== 'assessed') await played.clerk.call('cases.assess', { id })
  await played.clerk.call('cases.propose', { id })
  return (await played.reviewer.call('cases.approve', { id })).case
}

/** What the bank does, step by step as the table allows it. */
export async function bank(
  played: PlayedOffice,
  base: CaseView,
  month: string,
  ...states: PaymentState[]
): Promise<void> {
  await withSql(played.folder, async (sql) => {
    for (const state of states)
      await sql.run(
        "UPDATE payments SET state = ? WHERE family_id = ? AND month = ? AND state <> 'cancelled'",
        [state, base.familyId, month]
      )
  })
}

/** Every payment of a family in the order it was planned, as `2024-05 60000 paid`. */
export function paymentsOf(played: PlayedOffice, base: CaseView): Promise<string[]> {
  return withSql(played.folder, async (sql) => {
    const rows = await sql.all<{ line: string }>(
      `SELECT month || ' ' || (amount / 100) || ' ' || state AS line FROM payments WHERE family_id = ? ORDER BY id`,
      [base.familyId]
    )
    return rows.map(({ line }) => line)
  })
}
