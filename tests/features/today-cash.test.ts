import { expect, it } from 'vitest'
import {
  adult,
  child,
  decide,
  enterFamily,
  openPlayedOffice,
  register,
  setLine,
  withSql
} from './support/play'

it('Today counts what all cash programmes leave waiting: payments, those that came back, contracts, overpayments, renewals', async () => {
  const played = await openPlayedOffice('2024-05-20')
  await setLine(played.admin, '2024-Q2', '40000')
  const family = await enterFamily(played.clerk, [adult, child('2010-04-01')])
  const decided = await decide(played, await register(played.clerk, family, '2024-05-13'), [
    [0, 'wages', '60000']
  ])
  const countsOf = async () => (await played.reviewer.call('today.overview', {})).counts
  // May is due in May; June is not yet.
  expect(await countsOf()).toMatchObject({
    ...{ paymentsToList: 1, paymentsReturned: 0, contractsDue: 0, overpaymentsOpen: 0 },
    renewalsToDecide: 0
  })
  const decisionId = decided.decision?.id ?? 0
  await withSql(played.folder, async (sql) => {
    await sql.run("UPDATE payments SET state = 'listed' WHERE decision_id = ? AND month = '2024-05'", [
      decisionId
    ])
    await sql.run("UPDATE payments SET state = 'returned' WHERE decision_id = ? AND month = '2024-05'", [
      decisionId
    ])
    await sql.run(
      `INSERT INTO overpayments (decision_id, family_id, person_id, programme, amount, plan)
       SELECT id, family_id, applicant_id, 'asp', 500000, '{}' FROM decisions WHERE id = ?`,
      [decisionId]
    )
    await sql.run(
      "INSERT OR IGNORE INTO contracts (case_id, number, signed_on, obligations) VALUES (?, '1', '2024-05-14', 'x')",
      [decided.id]
    )
    await sql.run(
      `INSERT INTO contract_obligations (case_id, place, person_id, measure, description, due_on)
       SELECT case_id, 1, (SELECT applicant_id FROM cases WHERE id = case_id), 'job-search', 'x', '2024-05-19' FROM contracts`
    )
    await sql.run(
      `INSERT INTO renewals (programme, quarter, mode, state, made_by, made_at, proposed_by, proposed_at)
       SELECT 'asp', '2024-Q2', 'proactive', 'proposed', id, 'x', id, 'x' FROM users WHERE role = 'clerk'`
    )
  })
  expect(await countsOf()).toMatchObject({
    ...{ paymentsToList: 0, paymentsReturned: 1, contractsDue: 1, overpaymentsOpen: 1 },
    renewalsToDecide: 1
  })
  // Who proposed a renewal does not decide it.
  expect((await played.clerk.call('today.overview', {})).counts.renewalsToDecide).toBe(0)
  const { renewals, deadlines } = await played.clerk.call('today.overview', {})
  expect(renewals.map(({ programme, lastMonth }) => [programme, lastMonth])).toEqual([['asp', '2024-06']])
  expect(deadlines).toEqual([])
})
