import { fc } from '../support/fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readdExplanation } from '@shared/programmes/readd'
import { parseTenge } from '@shared/domain/money'
import type { ExplanationStep } from '@shared/programmes/types'
import { assigned, bank, decisionOf, open, paymentsOf, saveWages, settle } from './support/changes'
import {
  adult,
  atEndOfFile,
  child,
  decide,
  enterFamily,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  withSql,
  type PlayedOffice
} from './support/play'

let played: PlayedOffice
const atEnd = atEndOfFile()

beforeAll(async () => {
  played = await openPlayedOffice('2024-05-20', { atEnd })
  await setLine(played.admin, '2024-Q2', '40000')
  await setLine(played.admin, '2024-Q3', '40000')
  await played.admin.call('parameters.set', {
    name: 'member-change-rule',
    value: 'recalculate-from-next-month',
    from: '2024-01-01',
    act: 'Приказ управления'
  })
}, 60_000)

/** Replays every decision of the office. */
async function faults(): Promise<unknown[]> {
  return (await played.manager.call('decisions.recompute', {})).differences
}

describe('a corrected income', () => {
  it('before the first payment: withdrawn and planned anew by a decision that names the former', async () => {
    const base = await assigned(played, '60000')
    const opened = await open(played, base, { kind: 'change', reason: 'income', from: '2024-04' })
    expect(opened).toMatchObject({
      state: 'registered',
      appliedOn: '2024-04-10',
      incomeQuarter: '2024-Q1',
      change: { kind: 'change', reason: 'income', baseNumber: decisionOf(base).number, on: '2024-05-20' }
    })
    expect(opened.incomes).toEqual(base.incomes)
    expect(opened.survey).toEqual(base.survey)
    expect(opened.deadline > base.deadline).toBe(true)
    const decided = await settle(played, opened, '30000')
    expect(await paymentsOf(played, base)).toEqual([
      '2024-04 60000 cancelled',
      '2024-05 60000 cancelled',
      '2024-06 60000 cancelled',
      '2024-04 70000 planned',
      '2024-05 70000 planned',
      '2024-06 70000 planned'
    ])
    expect(decided).toMatchObject({
      state: 'decided',
      decision: { kind: 'change' },
      previous: { decisionId: decisionOf(base).id, kind: 'assign' }
    })
    expect(decided.differences).toContainEqual({
      field: 'income.wages',
      was: '60000.00',
      now: '30000.00',
      subject: decided.members[0]?.fullName
    })
    const [{ case: before }, frozen] = await Promise.all([
      played.clerk.call('cases.get', { id: base.id }),
      played.clerk.call('decisions.get', { id: decisionOf(decided).id })
    ])
    expect(before.actions).not.toContain('change')
    expect((await played.clerk.call('cases.get', { id: decided.id })).case.actions).toContain('change')
    expect(frozen).toMatchObject({ kind: 'change', previousId: decisionOf(base).id })
    const history = await played.clerk.call('cases.history', { id: base.id })
    expect(history.rows[0]).toMatchObject({
      operation: 'decisions.change',
      details: { number: decided.number, change: 'change', reason: 'income', base: decisionOf(base).number }
    })
    expect(await faults()).toEqual([])
  })

  it('lowered wages after a payment: arrears go with the first month that is not paid', async () => {
    const base = await assigned(played, '60000')
    await bank(played, base, '2024-04', 'listed', 'paid')
    await bank(played, base, '2024-05', 'listed')
    const decided = await settle(
      played,
      await open(played, base, { kind: 'change', reason: 'income', from: '2024-04' }),
      '30000'
    )
    expect(await paymentsOf(played, base)).toEqual([
      '2024-04 60000 paid',
      '2024-05 60000 listed',
      '2024-06 60000 cancelled',
      '2024-06 90000 planned'
    ])
    expect(decided.proposal).toMatchObject({ monthly: '70000.00', total: '90000.00' })
    const { explanation, months } = decided.assessment ?? { explanation: [], months: [] }
    const amounts = months.map(({ month, amount }) => ({ month, amount: parseTenge(amount) }))
    expect(readdExplanation(explanation as unknown as ExplanationStep[], amounts).problems).toEqual([])
    expect(await faults()).toEqual([])
  })

  it('raised wages after a payment need a plan of repayment, which the case can be given', async () => {
    const base = await assigned(played, '60000')
    await bank(played, base, '2024-04', 'listed', 'paid')
    const opened = await open(played, base, { kind: 'change', reason: 'income', from: '2024-04' })
    const { id } = opened
    await saveWages(played, opened, '90000')
    const { case: worked } = await played.clerk.call('cases.assess', { id })
    expect(worked.assessment).toMatchObject({
      figures: { overpaid: '10000.00' },
      change: { overpaid: '10000.00', instalments: [] }
    })
    expect(worked.missing).toContainEqual({ code: 'plan', data: {} })
    expect(await refusal(played.clerk.call('cases.propose', { id }))).toMatchObject({
      code: 'plan-missing',
      data: { amount: '10000.00' }
    })
    for (const instalment of ['0', '1'])
      expect(
        await refusal(
          (async () => {
            await played.clerk.call('cases.saveDetails', { id, plan: { instalment, from: '2024-07' } })
            await played.clerk.call('cases.assess', { id })
          })()
        )
      ).toMatchObject({ code: 'plan-malformed' })
    await played.clerk.call('cases.saveDetails', { id, plan: { instalment: '4000', from: '2024-07' } })
    const decided = await settle(played, await reread(id))
    expect(decided.assessment?.change?.instalments).toEqual([
      { month: '2024-07', amount: '4000.00' },
      { month: '2024-08', amount: '4000.00' },
      { month: '2024-09', amount: '2000.00' }
    ])
    const { rows } = await played.clerk.call('overpayments.list', { familyId: base.familyId })
    expect(rows).toMatchObject([{ amount: '10000.00', left: '10000.00', caseId: id }])
    expect(await faults()).toEqual([])
  })

  it('nothing to plan for an application', async () => {
    const family = await enterFamily(played.clerk, [adult])
    const { id } = await register(played.clerk, family, '2024-05-13')
    const plan = { instalment: '4000', from: '2024-07' }
    expect(await refusal(played.clerk.call('cases.saveDetails', { id, plan }))).toMatchObject({
      code: 'plan-not-asked'
    })
  })
})

const reread = async (id: number) => (await played.clerk.call('cases.get', { id })).case

describe('a change of the family', () => {
  it('a member who died in the middle of the quarter counts to the end of that month', async () => {
    const base = await assigned(played, '60000')
    await bank(played, base, '2024-04', 'listed', 'paid')
    const opened = await open(played, base, { kind: 'change', reason: 'death', from: '2024-06' })
    await played.clerk.call('cases.saveMembers', {
      id: opened.id,
      members: opened.members.map(({ personId, relation, ableBodied }, place) => ({
        ...{ personId, relation, ableBodied },
        memberUntil: place === 1 ? '2024-05-12' : null
      }))
    })
    await settle(played, await reread(opened.id))
    expect(await paymentsOf(played, base)).toEqual([
      '2024-04 60000 paid',
      '2024-05 60000 planned',
      '2024-06 60000 cancelled',
      '2024-06 20000 planned'
    ])
    const { family } = await played.clerk.call('families.get', {
      personId: base.applicantId,
      on: '2024-05-20'
    })
    expect(family?.members).toHaveLength(1)
    expect(await faults()).toEqual([])
  })

  it('a child born after the application joins on the day of birth', async () => {
    const base = await assigned(played, '60000')
    const opened = await open(played, base, { kind: 'change', reason: 'composition', from: '2024-06' })
    const born = (await enterFamily(played.clerk, [child('2024-05-11')])).applicantId
    const members = opened.members.map(({ personId, relation, ableBodied }) => ({
      ...{ personId, relation, ableBodied }
    }))
    const joined = { personId: born, relation: 'child' as const, ableBodied: false }
    const save = (memberFrom: string | null) =>
      played.clerk.call('cases.saveMembers', {
        id: opened.id,
        members: [...members, { ...joined, memberFrom }]
      })
    expect(await refusal(save(null))).toMatchObject({ code: 'born-after-application' })
    await save('2024-05-11')
    await settle(played, await reread(opened.id))
    // (40 000 − 60 000 / 3 / 3) × 3 = 33 333 × 3 by the rounding of per-capita income.
    expect((await paymentsOf(played, base)).at(-1)).toBe('2024-06 99999 planned')
    expect(await faults()).toEqual([])
  })

  it('the death of the only recipient ends it; what was paid for later is asked back', async () => {
    const base = await assigned(played, '60000')
    for (const month of ['2024-04', '2024-05']) await bank(played, base, month, 'listed', 'paid')
    const decided = await settle(
      played,
      await open(played, base, {
        kind: 'terminate',
        reason: 'death',
        from: '2024-05',
        plan: { instalment: '60000', from: '2024-07' }
      })
    )
    expect(decided.decision).toMatchObject({ kind: 'terminate' })
    expect((await paymentsOf(played, base)).at(-1)).toBe('2024-06 60000 cancelled')
    const { rows } = await played.clerk.call('overpayments.list', { familyId: base.familyId })
    expect(rows).toMatchObject([{ amount: '60000.00' }])
    // The ended assistance may be applied for again.
    const again = await register(
      played.clerk,
      { applicantId: base.applicantId, members: membersOf(base) },
      '2024-05-17'
    )
    expect(again.state).toBe('registered')
    expect(await faults()).toEqual([])
  })
})

const membersOf = (view: { members: { personId: number; relation: string; ableBodied: boolean }[] }) =>
  view.members.map(({ personId, relation, ableBodied }) => ({
    personId,
    relation: relation as 'applicant',
    ableBodied
  }))

describe('a broken contract', () => {
  it('suspends with a bar of six months; resuming lifts it and pays what waited', async () => {
    const base = await assigned(played, '60000')
    const order = { kind: 'suspend', reason: 'contract-broken', from: '2024-05' } as const
    expect(await refusal(open(played, base, order))).toMatchObject({
      code: 'field-empty',
      field: 'contractBrokenBy'
    })
    expect(await refusal(open(played, base, { ...order, contractBrokenBy: [1] }))).toMatchObject({
      code: 'not-found'
    })
    const opened = await open(played, base, { ...order, contractBrokenBy: [base.applicantId] })
    expect(opened).toMatchObject({ state: 'assessed', contractBrokenBy: [base.applicantId] })
    const suspended = await settle(played, opened)
    expect(suspended.decision?.kind).toBe('suspend')
    const bars = (): Promise<unknown[]> =>
      withSql(played.folder, (sql) =>
        sql.all('SELECT reason, from_day, until_day, person_id FROM bars WHERE family_id = ?', [
          base.familyId
        ])
      )
    expect(await bars()).toEqual([
      {
        reason: 'contract-broken',
        from_day: '2024-05-20',
        until_day: '2024-11-19',
        person_id: base.applicantId
      }
    ])
    expect(await paymentsOf(played, base)).toEqual([
      '2024-04 60000 planned',
      '2024-05 60000 cancelled',
      '2024-06 60000 cancelled'
    ])
    const span = await withSql(played.folder, (sql) =>
      sql.all<{ state: string }>(
        'SELECT state, first_month, last_month FROM cases WHERE family_id = ? ORDER BY id',
        [base.familyId]
      )
    )
    expect(span).toEqual([
      { state: 'decided', first_month: '2024-04', last_month: '2024-04' },
      { state: 'decided', first_month: null, last_month: null }
    ])
    // While it is suspended nobody applies a second time for the same quarter.
    expect(
      await refusal(
        register(played.clerk, { applicantId: base.applicantId, members: membersOf(base) }, '2024-05-17')
      )
    ).toMatchObject({ code: 'already-assigned' })
    const resumed = await settle(
      played,
      await open(played, suspended, { kind: 'resume', reason: 'obligations-met', from: '2024-05' })
    )
    expect(resumed).toMatchObject({ decision: { kind: 'resume' }, contractBrokenBy: [] })
    expect((await paymentsOf(played, base)).slice(3)).toEqual([
      '2024-05 60000 planned',
      '2024-06 60000 planned'
    ])
    expect(await bars()).toEqual([])
    expect(await faults()).toEqual([])
  })
})

describe('an appeal', () => {
  it('against a refusal plans the months that are due', async () => {
    const base = await assigned(played, '900000')
    expect(base.decision?.kind).toBe('refuse')
    const income = { kind: 'change', reason: 'income', from: '2024-04' } as const
    expect(await refusal(open(played, base, income))).toMatchObject({
      code: 'change-not-possible',
      data: { kind: 'refuse', kindRu: 'отказ' }
    })
    const opened = await open(played, base, { ...income, reason: 'appeal' })
    const decided = await settle(played, opened, '60000')
    expect(decided.decision?.kind).toBe('change')
    expect(await paymentsOf(played, base)).toEqual([
      '2024-04 60000 planned',
      '2024-05 60000 planned',
      '2024-06 60000 planned'
    ])
    expect(await faults()).toEqual([])
  })

  it('against a refusal for a refused job lifts its bar, once the mark is taken back', async () => {
    const family = await enterFamily(played.clerk, [adult, child('2010-04-01')])
    const registered = await register(played.clerk, family, '2024-05-13')
    const { id } = registered
    const survey = { conclusion: 'need' } as const
    await played.clerk.call('cases.saveSurvey', { id, survey, employmentRefusedBy: [family.applicantId] })
    const base = await settle(played, await reread(id))
    expect(base.decision?.kind).toBe('refuse')
    const opened = await open(played, base, { kind: 'change', reason: 'appeal', from: '2024-05' })
    const assessed = (await played.clerk.call('cases.assess', { id: opened.id })).case.assessment
    // Its own bar is no second ground.
    expect(assessed?.reasons.map(({ code }) => code)).toEqual(['employment-refused'])
    await played.clerk.call('cases.saveSurvey', { id: opened.id, survey })
    await settle(played, await reread(opened.id))
    expect((await paymentsOf(played, base)).length).toBe(2)
    expect(
      await withSql(played.folder, (sql) =>
        sql.all('SELECT 1 FROM bars WHERE family_id = ?', [base.familyId])
      )
    ).toEqual([])
    expect(await faults()).toEqual([])
  })

  it('against an overpayment is set off against what was not given back', async () => {
    const base = await assigned(played, '60000')
    for (const month of ['2024-04', '2024-05']) await bank(played, base, month, 'listed', 'paid')
    const plan = { instalment: '10000', from: '2024-07' }
    const lowered = await settle(
      played,
      await open(played, base, { kind: 'change', reason: 'income', from: '2024-04', plan }),
      '90000'
    )
    const list = async () =>
      (await played.clerk.call('overpayments.list', { familyId: base.familyId, open: false })).rows
    const [{ id } = { id: 0 }] = await list()
    await played.clerk.call('overpayments.repay', { id, amount: '5000', on: '2024-05-20' })
    const opened = await open(played, lowered, { kind: 'change', reason: 'appeal', from: '2024-04' })
    const decided = await settle(played, opened, '60000')
    expect(decided.assessment?.change).toMatchObject({
      setOff: '15000.00',
      arrears: '5000.00',
      arrearsIn: '2024-06',
      overpaid: '0.00'
    })
    expect((await paymentsOf(played, base)).at(-1)).toBe('2024-06 65000 planned')
    expect(await list()).toMatchObject([
      {
        amount: '20000.00',
        left: '0.00',
        repayments: [
          { amount: '5000.00', decision: null },
          { amount: '15000.00', decision: decisionOf(decided).number }
        ]
      }
    ])
    expect(await faults()).toEqual([])
  })
})

describe('a change is refused by name', () => {
  it('what is not the newest, another month, another’s reason, a day to come, a second one at once', async () => {
    const base = await assigned(played, '60000')
    const order = { kind: 'change', reason: 'income', from: '2024-05' } as const
    for (const from of ['2024-03', '2024-07'])
      expect(await refusal(open(played, base, { ...order, from }))).toMatchObject({
        code: 'change-month',
        field: 'from',
        data: { first: '2024-04', last: '2024-06' }
      })
    expect(await refusal(open(played, base, { ...order, reason: 'moved' }))).toMatchObject({
      code: 'change-reason',
      field: 'reason'
    })
    expect(await refusal(open(played, base, { ...order, on: '2024-05-21' }))).toMatchObject({
      code: 'date-in-future',
      field: 'on'
    })
    expect(await refusal(open(played, base, { ...order, kind: 'resume', reason: 'appeal' }))).toMatchObject({
      code: 'change-not-possible'
    })
    const opened = await open(played, base, order)
    expect(await refusal(open(played, base, order))).toMatchObject({
      code: 'case-open-already',
      data: { number: opened.number }
    })
    const both = await Promise.allSettled([
      settle(played, opened, '30000'),
      open(played, base, { kind: 'suspend', reason: 'clarification', from: '2024-05' })
    ])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(await refusal(open(played, base, order))).toMatchObject({ code: 'change-superseded' })
    expect(
      await refusal(played.clerk.call('decisions.change', { decisionId: 99_999, ...order }))
    ).toMatchObject({ code: 'not-found', field: 'decisionId' })
  })

  it('a payment handed to the bank meanwhile makes the working out of date', async () => {
    const base = await assigned(played, '60000')
    const opened = await open(played, base, { kind: 'change', reason: 'income', from: '2024-05' })
    await saveWages(played, opened, '30000')
    const { id } = opened
    await played.clerk.call('cases.assess', { id })
    await played.clerk.call('cases.propose', { id })
    await bank(played, base, '2024-05', 'listed')
    expect(await refusal(played.reviewer.call('cases.approve', { id }))).toMatchObject({
      code: 'assessment-outdated'
    })
    await played.reviewer.call('cases.return', { id, reason: 'Май в ведомости' })
    await settle(played, { ...(await reread(id)), state: 'in-review' })
    expect((await paymentsOf(played, base)).slice(1)).toEqual([
      '2024-05 60000 listed',
      '2024-06 60000 cancelled',
      '2024-06 80000 planned'
    ])
  })

  it('nobody approves the change they proposed, and the database holds it too', async () => {
    const base = await assigned(played, '60000')
    const { id } = await open(played, base, { kind: 'suspend', reason: 'clarification', from: '2024-05' })
    await played.reviewer.call('cases.propose', { id })
    expect(await refusal(played.reviewer.call('cases.approve', { id }))).toMatchObject({
      code: 'own-proposal'
    })
    await expect(
      withSql(played.folder, (sql) =>
        sql.run("UPDATE proposals SET change = 'terminate' WHERE case_id = ?", [id])
      )
    ).rejects.toThrow(/append-only/)
    await played.head.call('cases.approve', { id })
    await expect(
      withSql(played.folder, (sql) => sql.run("UPDATE decisions SET kind = 'assign' WHERE case_id = ?", [id]))
    ).rejects.toThrow(/append-only/)
  })
})

describe('a change of a change', () => {
  it('an earlier quarter is changed after the next was assigned, and does not disturb it', async () => {
    const base = await assigned(played, '60000')
    for (const month of ['2024-04', '2024-05', '2024-06']) await bank(played, base, month, 'listed', 'paid')
    played.clock.set('2024-07-15')
    const members = membersOf(base)
    const next = await decide(
      played,
      await register(played.clerk, { applicantId: base.applicantId, members }, '2024-07-10'),
      [[0, 'wages', '60000']]
    )
    expect((await reread(base.id)).actions).toContain('change')
    const plan = { instalment: '30000', from: '2024-08' }
    const found = await settle(
      played,
      await open(played, base, { kind: 'change', reason: 'overpayment', from: '2024-04', plan }),
      '90000'
    )
    expect(found.assessment?.change?.overpaid).toBe('30000.00')
    expect((await reread(next.id)).state).toBe('decided')
    expect((await paymentsOf(played, base)).filter((line) => line.endsWith('planned'))).toEqual([
      '2024-07 60000 planned',
      '2024-08 60000 planned',
      '2024-09 60000 planned'
    ])
    expect(await faults()).toEqual([])
  })

  it('random chains: no month is paid twice, what stands less what is asked back is what is due', async () => {
    const step = fc.record({
      kind: fc.constantFrom('change', 'suspend', 'pay'),
      wages: fc.integer({ min: 0, max: 200 }).map((n) => String(n * 1000)),
      month: fc.constantFrom('2024-04', '2024-05', '2024-06')
    })
    const chains = fc.sample(fc.array(step, { minLength: 2, maxLength: 5 }), { numRuns: 4, seed: 11 })
    for (const chain of chains) {
      let base = await assigned(played, '60000')
      for (const { kind, wages, month } of chain) {
        if (kind === 'pay') {
          await bank(played, base, month, 'listed').catch(() => undefined)
          continue
        }
        const does = base.decision?.kind === 'suspend' ? 'resume' : kind
        const opened = await open(played, base, {
          kind: does,
          reason: does === 'suspend' ? 'clarification' : 'appeal',
          from: month,
          plan: { instalment: '50000', from: '2024-08' }
        })
        const given = base.decision?.kind === 'suspend' || does === 'change'
        base = await settle(played, opened, given ? wages : undefined)
        const { change } = base.assessment ?? {}
        const stands = await sums(base.familyId)
        const owed = change?.arrearsIn === null ? parseTenge(change.arrears) : 0
        expect(stands.paid - stands.claimed + owed, JSON.stringify(chain)).toBe(await dueOf(base.id))
      }
    }
    expect(await faults()).toEqual([])
  }, 120_000)
})

/** What stands of a family's payments, and what was asked back less what was set off; tiyn. */
async function sums(familyId: number): Promise<{ paid: number; claimed: number }> {
  return withSql(played.folder, async (sql) => {
    const row = await sql.get<{ paid: number; claimed: number }>(
      `SELECT (SELECT coalesce(sum(amount), 0) FROM payments WHERE family_id = ? AND state <> 'cancelled') AS paid,
         (SELECT coalesce(sum(amount), 0) FROM overpayments WHERE family_id = ?)
         - (SELECT coalesce(sum(r.amount), 0) FROM repayments r JOIN overpayments o ON o.id = r.overpayment_id
            WHERE o.family_id = ? AND r.decision_id IS NOT NULL) AS claimed`,
      [familyId, familyId, familyId]
    )
    return row ?? { paid: 0, claimed: 0 }
  })
}

/** What the decision of a case and those before it say is due for the quarter; tiyn. */
async function dueOf(caseId: number): Promise<number> {
  return withSql(played.folder, async (sql) => {
    const row = await sql.get<{ facts: string; result: string }>(
      'SELECT facts, result FROM decisions WHERE case_id = ?',
      [caseId]
    )
    const facts = JSON.parse(row?.facts ?? '{}') as { change: { base: { months: Due[] } } }
    const { change } = JSON.parse(row?.result ?? '{}') as { change: { from: string; months: Due[] } }
    const before = facts.change.base.months.filter(({ month }) => month < change.from)
    return [...before, ...change.months].reduce((sum, { due }) => sum + due, 0)
  })
}

interface Due {
  month: string
  due: number
}
