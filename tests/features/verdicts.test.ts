import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '@shared/contract/cases'
import { roles } from '@shared/contract/operation'
import type { Person } from '../support/office'
import {
  adult,
  assess,
  atEndOfFile,
  child,
  decide,
  dump,
  enterFamily,
  freshIin,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  withSql,
  type EnteredFamily,
  type IncomePlan,
  type MemberPlan,
  type PlayedOffice
} from './support/play'

let played: PlayedOffice
const atEnd = atEndOfFile()
const couple = [adult, child('2010-04-01')]
const wages: readonly IncomePlan[] = [[0, 'wages', '60000']]

beforeAll(async () => {
  played = await openPlayedOffice('2026-02-20', { atEnd })
  for (const quarter of ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']) {
    await setLine(played.admin, quarter, '40000')
  }
}, 60_000)

async function proposed(
  by: Person = played.clerk,
  plans: readonly MemberPlan[] = couple,
  incomes = wages
): Promise<CaseView> {
  const registered = await register(by, await enterFamily(by, plans), '2026-02-02')
  await assess(by, registered, incomes)
  return (await by.call('cases.propose', { id: registered.id })).case
}

const sql = (statement: string): Promise<unknown> => withSql(played.folder, (hand) => hand.run(statement))

describe('proposing', () => {
  it('needs a working, the commission’s conclusion and an account', async () => {
    const family = await enterFamily(played.clerk, couple)
    const { id } = await register(played.clerk, family, '2026-02-02', { iban: null })
    const propose = (): Promise<{ code: string }> => refusal(played.clerk.call('cases.propose', { id }))
    expect(await propose()).toMatchObject({ code: 'case-state', data: { state: 'registered' } })
    await played.clerk.call('cases.assess', { id })
    expect(await propose()).toMatchObject({ code: 'case-incomplete', field: 'survey' })
    await played.clerk.call('cases.saveSurvey', { id, survey: {} })
    await played.clerk.call('cases.assess', { id })
    expect(await propose()).toMatchObject({ code: 'case-incomplete', field: 'survey' })
    await played.clerk.call('cases.saveSurvey', { id, survey: { conclusion: 'need' } })
    const assessed = (await played.clerk.call('cases.assess', { id })).case
    expect(assessed.missing.map(({ code }) => code)).toContain('iban')
    expect(await propose()).toMatchObject({ code: 'account-missing', field: 'iban' })
    const { iban } =
      (await register(played.clerk, await enterFamily(played.clerk, couple), '2026-02-02')) ?? {}
    expect(await refusal(played.clerk.call('cases.saveDetails', { id, iban }))).toMatchObject({
      code: 'iban-taken'
    })
  })

  it('copies sum, kind and proposer, and may be taken back by a withdrawal', async () => {
    const { id, proposal, state } = await proposed()
    expect(state).toBe('proposed')
    expect(proposal).toMatchObject({
      kind: 'assign',
      monthly: '60000.00',
      total: '120000.00',
      needsHead: false,
      waitsFor: 'reviewer',
      tier: null,
      state: 'open',
      proposedBy: { name: 'Тестов clerk' }
    })
    expect(await refusal(played.clerk.call('cases.saveIncomes', { id, incomes: [] }))).toMatchObject({
      code: 'case-state',
      data: { state: 'proposed' }
    })
    const withdrawn = (await played.clerk.call('cases.withdraw', { id, reason: 'Передумала' })).case
    expect(withdrawn).toMatchObject({ state: 'withdrawn', proposal: { state: 'withdrawn' }, actions: [] })
    expect(await refusal(played.reviewer.call('cases.approve', { id }))).toMatchObject({ code: 'case-state' })
  })
})

describe('nobody approves their own', () => {
  it('in the service', async () => {
    for (const [by, other] of [
      [played.reviewer, played.head],
      [played.head, played.reviewer]
    ] as const) {
      const { id, actions } = await proposed(by)
      expect(actions).not.toContain('approve')
      expect(await refusal(by.call('cases.approve', { id }))).toMatchObject({ code: 'own-proposal' })
      expect(await refusal(by.call('cases.return', { id, reason: 'сам себе' }))).toMatchObject({
        code: 'own-proposal'
      })
      expect((await other.call('cases.approve', { id })).case.state).toBe('decided')
    }
  })

  it('and in the database, whoever writes', async () => {
    const { id, proposal } = await proposed(played.reviewer)
    const own = `INSERT INTO approvals (proposal_id, user_id, role, at, verdict)
      SELECT id, proposed_by, 'head', '2026-02-20', 'approved' FROM proposals WHERE id = ${proposal?.id}`
    await expect(sql(own)).rejects.toMatchObject({ kind: 'trigger', constraint: 'own-proposal' })
    // Nor by changing who proposed, what, or what is needed.
    for (const change of [
      'proposed_by = 1',
      'monthly = 1',
      'needs_head = 0',
      'tier = 1',
      "kind = 'refuse'"
    ]) {
      await expect(sql(`UPDATE proposals SET ${change} WHERE id = ${proposal?.id}`)).rejects.toMatchObject({
        constraint: 'append-only'
      })
    }
    // Nor by deciding without any approval.
    const decision = `INSERT INTO decisions (number, case_id, proposal_id, kind, programme, family_id, applicant_id, decided_on,
        decided_at, facts, rule_version, parameters, result, letter, monthly, total, hash)
      SELECT 'x', ${id}, ${proposal?.id}, 'assign', 'asp', family_id, applicant_id, '2026-02-20', '', '', '', '', '', '', 0, 0, 'x'
      FROM cases WHERE id = ${id}`
    await expect(sql(decision)).rejects.toMatchObject({ kind: 'trigger', constraint: 'needs-head' })
    await expect(sql(`DELETE FROM proposals WHERE id = ${proposal?.id}`)).rejects.toMatchObject({
      constraint: 'append-only'
    })
  })

  it('the roles that decide are the reviewer and the head alone', async () => {
    const { id } = await proposed()
    for (const role of roles) {
      if (role === 'reviewer' || role === 'head') continue
      const person = {
        clerk: played.clerk,
        administrator: played.admin,
        manager: played.manager,
        distributor: played.distributor
      }[role]
      expect(await refusal(person.call('cases.approve', { id })), role).toMatchObject({
        code: 'role-missing'
      })
    }
  })
})

describe('above the tier', () => {
  it('a reviewer’s approval waits for the head’s; the tier is the one of the day of the proposal', async () => {
    const tier = { name: 'head-tier', act: 'Приказ отдела' }
    await played.admin.call('parameters.set', { ...tier, value: '50000', from: '2026-02-20' })
    const { id, proposal } = await proposed()
    expect(proposal).toMatchObject({ needsHead: true, tier: '50000.00' })
    await played.admin.call('parameters.set', { ...tier, value: '99999999', from: '2026-02-20' })
    const once = (await played.reviewer.call('cases.approve', { id, note: 'Верно' })).case
    expect(once).toMatchObject({ state: 'approved', proposal: { state: 'approved-once' }, decision: null })
    expect(await refusal(played.reviewer.call('cases.approve', { id }))).toMatchObject({ code: 'needs-head' })
    const row = `INSERT INTO decisions (number, case_id, proposal_id, kind, programme, family_id, applicant_id, decided_on, decided_at,
        facts, rule_version, parameters, result, letter, monthly, total, hash)
      SELECT 'x', id, ${proposal?.id}, 'assign', 'asp', family_id, applicant_id, '', '', '', '', '', '', '', 0, 0, 'x' FROM cases WHERE id = ${id}`
    await expect(sql(row)).rejects.toMatchObject({ constraint: 'needs-head' })
    const decided = (await played.head.call('cases.approve', { id })).case
    expect(decided).toMatchObject({ state: 'decided', proposal: { state: 'approved' } })
    expect(decided.proposal?.approvals.map(({ role, verdict, note }) => [role, verdict, note])).toEqual([
      ['reviewer', 'approved', 'Верно'],
      ['head', 'approved', '']
    ])
    const decision = await played.clerk.call('decisions.get', { id: decided.decision?.id })
    expect(decision.approvedBy).toEqual(['Тестов reviewer', 'Тестов head'])
  })

  it('the head may be first: then a reviewer or another head decides, and nobody approves twice', async () => {
    const tier = { name: 'head-tier', act: 'Приказ отдела', from: '2026-02-20' }
    await played.admin.call('parameters.set', { ...tier, value: '50000' })
    const { id } = await proposed()
    const other = await proposed()
    const again = await proposed()
    await played.admin.call('parameters.set', { ...tier, value: '99999999' })
    const queue = async (who: Person): Promise<number[]> =>
      (await who.call('cases.list', { toReview: true })).rows.map((row) => row.id).filter((one) => one >= id)
    const toReview = async (who: Person): Promise<number> =>
      (await who.call('today.overview', {})).counts.toReview
    const before = [await toReview(played.reviewer), await toReview(played.head)]

    const once = (await played.head.call('cases.approve', { id })).case
    expect(once).toMatchObject({
      state: 'approved',
      decision: null,
      proposal: { state: 'approved-once', waitsFor: 'reviewer' }
    })
    expect(once.actions).not.toContain('approve')
    for (const twice of [
      played.head.call('cases.approve', { id }),
      played.head.call('cases.return', { id, reason: 'Передумал' })
    ]) {
      expect(await refusal(twice)).toMatchObject({ code: 'approved-already' })
    }
    await played.reviewer.call('cases.approve', { id: other.id })
    expect(await queue(played.head)).toEqual([again.id, other.id])
    expect(await queue(played.reviewer)).toEqual([again.id, id])
    expect([await toReview(played.reviewer), await toReview(played.head)]).toEqual(before.map((n) => n - 1))
    const { rows } = await played.clerk.call('cases.list', { states: ['approved'] })
    expect(rows.map((row) => [row.id, row.waitsFor])).toEqual([
      [other.id, 'head'],
      [id, 'reviewer']
    ])
    const deadlines = (await played.clerk.call('today.overview', {})).deadlines
    expect(deadlines.find(({ caseId }) => caseId === other.id)?.waitsFor).toBe('head')

    const seen = (await played.reviewer.call('cases.get', { id })).case
    expect(seen.actions).toContain('approve')
    const decided = (await played.reviewer.call('cases.approve', { id })).case
    expect(decided).toMatchObject({ state: 'decided', proposal: { state: 'approved', waitsFor: null } })
    const secondHead = await played.signedIn('head', 'head2')
    await played.head.call('cases.approve', { id: again.id })
    expect((await secondHead.call('cases.approve', { id: again.id })).case.state).toBe('decided')
    expect((await secondHead.call('cases.approve', { id: other.id })).case.state).toBe('decided')
  })

  it('the head who proposed is no second hand', async () => {
    const tier = { name: 'head-tier', act: 'Приказ отдела', from: '2026-02-20' }
    await played.admin.call('parameters.set', { ...tier, value: '50000' })
    const { id, proposal } = await proposed(played.head)
    await played.admin.call('parameters.set', { ...tier, value: '99999999' })
    await played.reviewer.call('cases.approve', { id })
    expect(await refusal(played.head.call('cases.approve', { id }))).toMatchObject({ code: 'own-proposal' })
    await expect(
      sql(`INSERT INTO decisions (number, case_id, proposal_id, kind, programme, family_id, applicant_id, decided_on, decided_at, facts,
          rule_version, parameters, result, letter, monthly, total, hash)
        SELECT 'y', id, ${proposal?.id}, 'assign', 'asp', family_id, applicant_id, '', '', '', '', '', '', '', 0, 0, 'y'
        FROM cases WHERE id = ${id}`)
    ).rejects.toMatchObject({ constraint: 'needs-head' })
  })

  it('the head gives back what a reviewer approved, and it can be proposed anew', async () => {
    await played.admin.call('parameters.set', {
      name: 'head-tier',
      value: '50000',
      from: '2026-02-20',
      act: 'Приказ отдела'
    })
    const { id } = await proposed()
    await played.reviewer.call('cases.approve', { id })
    const returned = (await played.head.call('cases.return', { id, reason: 'Проверьте доход отца' })).case
    expect(returned).toMatchObject({
      state: 'assessed',
      returnReason: 'Проверьте доход отца',
      proposal: { state: 'returned' }
    })
    expect((await played.clerk.call('today.overview', {})).returned).toMatchObject([{ caseId: id }])
    const again = (await played.clerk.call('cases.propose', { id })).case
    expect(again).toMatchObject({ state: 'proposed', returnReason: null, proposal: { state: 'open' } })
    await played.reviewer.call('cases.approve', { id })
    expect((await played.head.call('cases.approve', { id })).case.state).toBe('decided')
    await played.admin.call('parameters.set', {
      name: 'head-tier',
      value: '99999999',
      from: '2026-02-20',
      act: 'Приказ отдела'
    })
  })
})

describe('returning', () => {
  it('needs a reason; the clerk mends and proposes anew', async () => {
    const { id } = await proposed()
    expect(await refusal(played.reviewer.call('cases.return', { id, reason: '  ' }))).toMatchObject({
      code: 'field-empty',
      field: 'reason'
    })
    const returned = (await played.reviewer.call('cases.return', { id, reason: 'Нет справки' })).case
    expect(returned.returnReason).toBe('Нет справки')
    await played.clerk.call('cases.saveIncomes', { id, incomes: [] })
    const assessed = (await played.clerk.call('cases.assess', { id })).case
    expect(assessed.returnReason).toBe('Нет справки')
    await played.clerk.call('cases.propose', { id })
    const { case: decided } = await played.reviewer.call('cases.approve', { id })
    expect(decided).toMatchObject({ state: 'decided', decision: { kind: 'assign' } })
  })
})

describe('what is approved is what was worked out', () => {
  it('a changed person, or a changed value, in between stops the approval', async () => {
    const first = await proposed()
    const kid = first.members[1]
    // The IIN had been typed wrong: another birth date, the same sum.
    await played.clerk.call('people.save', {
      id: kid?.personId ?? 0,
      iin: freshIin('2010-04-02'),
      lastName: 'Нұрғалиева',
      firstName: 'Ерлан'
    })
    expect(await refusal(played.reviewer.call('cases.approve', { id: first.id }))).toMatchObject({
      code: 'assessment-outdated',
      data: { number: first.number }
    })
    const second = await proposed()
    await setLine(played.admin, '2026-Q1', '41000')
    const before = await dump(played.folder)
    expect(await refusal(played.reviewer.call('cases.approve', { id: second.id }))).toMatchObject({
      code: 'assessment-outdated'
    })
    expect(await dump(played.folder)).toEqual(before)
    await played.reviewer.call('cases.return', { id: second.id, reason: 'Изменилась черта' })
    expect(await refusal(played.clerk.call('cases.propose', { id: second.id }))).toMatchObject({
      code: 'assessment-outdated'
    })
    const mended = (await played.clerk.call('cases.assess', { id: second.id })).case
    expect(mended.assessment?.figures.povertyLine).toBe('41000.00')
    await played.clerk.call('cases.propose', { id: second.id })
    expect((await played.reviewer.call('cases.approve', { id: second.id })).case.state).toBe('decided')
    await setLine(played.admin, '2026-Q1', '40000')
  })

  it('two who approve at the same moment take one decision', async () => {
    const { id } = await proposed()
    const answers = await Promise.all([
      played.reviewer.send('cases.approve', { id }),
      played.head.send('cases.approve', { id }),
      played.reviewer.send('cases.approve', { id })
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(answer.error.code).toBe('case-state')
  })
})

describe('refusals', () => {
  const refuseWith = async (
    entries: (view: CaseView) => Promise<unknown>,
    incomes: readonly IncomePlan[] = wages
  ): Promise<CaseView> => {
    const registered = await register(played.clerk, await enterFamily(played.clerk, couple), '2026-02-02')
    await assess(played.clerk, registered, incomes)
    await entries(registered)
    await played.clerk.call('cases.assess', { id: registered.id })
    await played.clerk.call('cases.propose', { id: registered.id })
    return (await played.reviewer.call('cases.approve', { id: registered.id })).case
  }
  const survey = (view: CaseView, more: object): Promise<unknown> =>
    played.clerk.call('cases.saveSurvey', { id: view.id, survey: { conclusion: 'need' }, ...more })

  it.each([
    ['above-poverty-line', () => Promise.resolve(), [[0, 'wages', '900000']]],
    ['survey-refused', (view) => survey(view, { survey: { refused: true } }), wages],
    ['commission-no-need', (view) => survey(view, { survey: { conclusion: 'no-need' } }), wages],
    ['employment-refused', (view) => survey(view, { employmentRefusedBy: [view.applicantId] }), wages],
    ['contract-broken', (view) => survey(view, { contractBrokenBy: [view.applicantId] }), wages],
    ['false-data', (view) => survey(view, { falseData: true }), wages]
  ] as [string, (view: CaseView) => Promise<unknown>, readonly IncomePlan[]][])(
    '%s, with its article and no payment',
    async (code, entries, incomes) => {
      const decided = await refuseWith(entries, incomes)
      expect(decided).toMatchObject({ state: 'decided', decision: { kind: 'refuse' } })
      const decision = await played.clerk.call('decisions.get', { id: decided.decision?.id })
      expect(decision.assessment.reasons.map((reason) => reason.code)).toContain(code)
      expect(decision.assessment.reasons[0]?.article).toMatch(/art\. 128 sp\. [1-6]/)
      expect(decision.payments).toEqual([])
      const bars = await withSql(played.folder, (hand) =>
        hand.all('SELECT reason, from_day, until_day FROM bars WHERE decision_id = ?', [
          decided.decision?.id ?? 0
        ])
      )
      const barring = ['employment-refused', 'contract-broken', 'false-data'].includes(code)
      expect(bars).toEqual(
        barring
          ? [{ reason: code, from_day: '2026-02-20', until_day: expect.stringMatching(/^2026-08-/) }]
          : []
      )
      expect(await played.clerk.call('decisions.recompute', { id: decided.decision?.id })).toEqual({
        checked: 1,
        differences: []
      })
    }
  )

  it('a bar is applied to the next application of the family, and ends after six months', async () => {
    const barred = await refuseWith((view) => survey(view, { employmentRefusedBy: [view.applicantId] }))
    const family: EnteredFamily = {
      applicantId: barred.applicantId,
      members: barred.members.map(({ personId, relation, ableBodied }) => ({
        personId,
        relation,
        ableBodied
      }))
    }
    played.clock.set('2026-05-20')
    const early = await register(played.clerk, family, '2026-05-18')
    expect(early.alerts.map(({ code }) => code)).toContain('bar-active')
    const assessed = await assess(played.clerk, early, wages)
    expect(assessed.assessment).toMatchObject({ entitled: false, months: [] })
    expect(assessed.assessment?.reasons.map(({ code }) => code).join()).toMatch(/bar/)
    await played.clerk.call('cases.withdraw', { id: early.id, reason: 'Рано' })

    played.clock.set('2026-09-01')
    const late = await register(played.clerk, family, '2026-08-31')
    const free = await assess(played.clerk, late, wages)
    expect(free.assessment?.entitled).toBe(true)
    expect(free.alerts.map(({ code }) => code)).toContain('bar-earlier')
    expect(free.alerts.map(({ code }) => code)).not.toContain('bar-active')
  })
})

describe('a decision', () => {
  it('is linked to the one before it, and the differences are listed', async () => {
    played.clock.set('2026-09-02')
    const family = await enterFamily(played.clerk, [adult, child('2010-04-01')])
    const firstCase = await register(played.clerk, family, '2026-06-15')
    const first = await decide(played, firstCase, [[0, 'wages', '60000']])
    const third = (await enterFamily(played.clerk, [child('2015-05-05')])).members[0]
    if (third === undefined) throw new Error('one was entered')
    const wider = { ...family, members: [...family.members, { ...third, relation: 'child' as const }] }
    const secondCase = await register(played.clerk, wider, '2026-07-15')
    const seen = await assess(played.clerk, secondCase, [[0, 'wages', '90000']])
    expect(seen.previous).toMatchObject({
      decisionId: first.decision?.id,
      monthly: '60000.00',
      memberCount: 2
    })
    const rows = new Map(seen.differences.map((row) => [row.field, [row.was, row.now]]))
    expect(rows.get('memberCount')).toEqual(['2', '3'])
    expect(rows.get('joined')?.[1]).toContain('Нұрғалиева')
    expect(rows.get('income.wages')).toEqual(['60000.00', '90000.00'])
    expect(rows.get('monthly')).toEqual(['60000.00', '90000.00'])
    expect(rows.has('povertyLine')).toBe(false)
    await played.clerk.call('cases.propose', { id: secondCase.id })
    const second = (await played.reviewer.call('cases.approve', { id: secondCase.id })).case
    const decision = await played.clerk.call('decisions.get', { id: second.decision?.id })
    expect(decision.previousId).toBe(first.decision?.id)
    // Looked at later, the first still follows nobody.
    const former = (await played.clerk.call('cases.get', { id: firstCase.id })).case
    expect([former.previous, former.differences]).toEqual([null, []])
    expect(second.previous?.decisionId).toBe(first.decision?.id)
  })

  it('is for ever: no statement changes or removes it, its approvals or the journal', async () => {
    const statements = [
      'UPDATE decisions SET monthly = 1',
      "UPDATE decisions SET facts = '{}'",
      'DELETE FROM decisions',
      'INSERT OR REPLACE INTO decisions SELECT * FROM decisions LIMIT 1',
      "UPDATE approvals SET verdict = 'approved'",
      'DELETE FROM approvals',
      "UPDATE journal SET user_login = 'x'",
      'DELETE FROM journal'
    ]
    for (const statement of statements) {
      await expect(
        withSql(played.folder, async (hand) => {
          await hand.exec('PRAGMA recursive_triggers = ON')
          return hand.run(statement)
        }),
        statement
      ).rejects.toMatchObject({ kind: 'trigger' })
    }
  })

  it('pays a month once, to a person and to a family', async () => {
    const paid = (set: string): string =>
      `INSERT INTO payments (decision_id, family_id, person_id, programme, month, amount, iban, state)
       SELECT decision_id, ${set}, programme, month, amount, iban, 'planned' FROM payments WHERE id = 1`
    await expect(sql(paid('family_id, person_id'))).rejects.toMatchObject({ kind: 'unique' })
    await expect(sql(paid('(SELECT max(id) FROM families), person_id'))).rejects.toMatchObject({
      constraint: 'one_payment_a_person_and_month'
    })
    await expect(sql(paid('family_id, (SELECT max(id) FROM people)'))).rejects.toMatchObject({
      constraint: 'one_payment_a_family_and_month'
    })
    for (const change of [
      'amount = 1',
      "iban = 'KZ978562203105747338'",
      "month = '2020-01'",
      'person_id = 1'
    ]) {
      await expect(sql(`UPDATE payments SET ${change} WHERE id = 1`)).rejects.toMatchObject({
        constraint: 'append-only'
      })
    }
    await expect(sql('DELETE FROM payments')).rejects.toMatchObject({ constraint: 'append-only' })
  })
})
