import { describe, expect, it } from 'vitest'
import type { InputOf } from '@shared/contract'
import {
  adult,
  assess,
  child,
  decide,
  dump,
  enterFamily,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  withSql,
  type PlayedOffice
} from './support/play'
import { conditionalCase, planOf } from './support/play-contracts'

/** An office of 20 May 2024 with a case worked out and not yet proposed. */
async function assessedOffice() {
  const played = await openPlayedOffice('2024-05-20')
  return { ...played, ofCase: await conditionalCase(played) }
}

async function approve({ clerk, reviewer }: PlayedOffice, id: number): Promise<void> {
  await clerk.call('cases.propose', { id })
  await reviewer.call('cases.approve', { id })
}

/** The same after the decision, with its contract and plan. */
async function decidedOffice() {
  const office = await assessedOffice()
  const contract = await office.clerk.call('contracts.save', planOf(office.ofCase))
  await approve(office, office.ofCase.id)
  const [mother, son] = office.ofCase.members
  return { ...office, contract, mother: mother?.personId ?? 0, son: son?.personId ?? 0 }
}

describe('a social contract', () => {
  it('is concluded with its individual plan, and the letter says the plan line by line', async () => {
    const { clerk, manager, ofCase } = await assessedOffice()
    expect(await clerk.call('contracts.get', { caseId: ofCase.id })).toEqual({ contract: null })
    const contract = await clerk.call('contracts.save', { ...planOf(ofCase), endsOn: '2024-11-13' })
    expect(contract).toMatchObject({
      ...{ caseId: ofCase.id, number: 'СК-17', signedOn: '2024-05-14', endsOn: '2024-11-13' },
      ...{ state: 'running', lastVisitOn: null, nextDue: '2024-06-10', visits: [] }
    })
    expect(contract.obligations.map(({ measure, dueOn, state }) => [measure, dueOn, state])).toEqual([
      ['job-search', '2024-06-10', 'open'],
      ['school-attendance', null, 'open']
    ])
    expect(contract.members.map(({ ableBodied }) => ableBodied)).toEqual([true, false])
    expect(await manager.call('contracts.get', { caseId: ofCase.id })).toEqual({ contract })
    const { case: seen } = await clerk.call('cases.get', { id: ofCase.id })
    expect(seen.contract).toEqual({
      ...{ number: 'СК-17', signedOn: '2024-05-14' },
      obligations:
        '1) Нұрғалиева Әлия: Искать работу через центр занятости (10.06.2024)\n2) Нұрғалиева Ерлан: Посещать школу'
    })
  })

  it('keeps its plan when the case’s form is saved, and loses it only with the contract itself', async () => {
    const { clerk, ofCase } = await assessedOffice()
    const contract = await clerk.call('contracts.save', { ...planOf(ofCase), endsOn: '2024-12-31' })
    const words = (await clerk.call('cases.get', { id: ofCase.id })).case.contract?.obligations ?? ''
    const { case: saved } = await clerk.call('cases.saveDetails', {
      ...{ id: ofCase.id, contract: { number: 'СК-18', signedOn: '2024-05-15', obligations: 'другие слова' } }
    })
    expect(saved.contract).toEqual({ number: 'СК-18', signedOn: '2024-05-15', obligations: words })
    const after = (await clerk.call('contracts.get', { caseId: ofCase.id })).contract
    expect(after?.obligations).toEqual(contract.obligations)
    expect(after?.endsOn).toBe('2024-12-31')
    await clerk.call('cases.saveDetails', { id: ofCase.id, contract: null })
    expect(await clerk.call('contracts.get', { caseId: ofCase.id })).toEqual({ contract: null })
  })

  it('is for conditional assistance alone', async () => {
    const played = await openPlayedOffice('2024-05-20')
    const { admin, clerk } = played
    await setLine(admin, '2024-Q2', '40000')
    const enter = async (plans: Parameters<typeof enterFamily>[1]) =>
      register(clerk, await enterFamily(clerk, plans), '2024-05-13')
    const young = await enter([adult, child('2023-05-01')])
    expect(await refusal(clerk.call('contracts.save', planOf(young)))).toMatchObject({
      code: 'case-not-assessed'
    })
    const unconditional = await enter([{ bornOn: '1950-01-01' }])
    const rich = await enter([adult])
    await assess(clerk, unconditional)
    await assess(clerk, rich, [[0, 'wages', '900000']])
    for (const one of [unconditional, rich]) {
      const plan = { ...planOf(one), obligations: planOf(one).obligations.slice(0, 1) }
      expect(await refusal(clerk.call('contracts.save', plan))).toMatchObject({
        code: 'contract-not-conditional'
      })
    }
    expect(await refusal(clerk.call('contracts.save', { ...planOf(young), caseId: 99 }))).toMatchObject({
      code: 'not-found',
      field: 'caseId'
    })
  })

  it('after the decision takes a mended plan; number and date stay, and between proposal and decision all does', async () => {
    const { clerk, reviewer, ofCase } = await assessedOffice()
    const plan = planOf(ofCase)
    const saved = await clerk.call('contracts.save', plan)
    await clerk.call('cases.propose', { id: ofCase.id })
    expect(await refusal(clerk.call('contracts.save', plan))).toMatchObject({ code: 'case-state' })
    await reviewer.call('cases.approve', { id: ofCase.id })
    for (const [field, other] of [
      ['number', { number: 'СК-99' }],
      ['signedOn', { signedOn: '2024-05-16' }]
    ] as const)
      expect(await refusal(clerk.call('contracts.save', { ...plan, ...other }))).toMatchObject({
        code: 'contract-number-stays',
        field
      })
    const [first, second] = saved.obligations
    const mended = await clerk.call('contracts.save', {
      ...plan,
      obligations: [
        { ...(plan.obligations[1] ?? never()), id: second?.id ?? 0 },
        { ...(plan.obligations[0] ?? never()), id: first?.id ?? 0, dueOn: '2024-06-20' },
        { ...(plan.obligations[0] ?? never()), measure: 'training', description: 'Курсы' }
      ]
    })
    expect(mended.obligations.map(({ id, dueOn, measure }) => [id, dueOn, measure])).toEqual([
      [second?.id, null, 'school-attendance'],
      [first?.id, '2024-06-20', 'job-search'],
      [expect.any(Number), '2024-06-10', 'training']
    ])
  })

  it.each<[string, (plan: InputOf<'contracts.save'>) => Partial<InputOf<'contracts.save'>>, string, string]>([
    ['signed tomorrow', () => ({ signedOn: '2024-05-21' }), 'date-in-future', 'signedOn'],
    ['that ends before it begins', () => ({ endsOn: '2024-05-13' }), 'date-order', 'endsOn'],
    ['without a plan', () => ({ obligations: [] }), 'input-invalid', 'obligations'],
    ['without a number', () => ({ number: ' ' }), 'field-empty', 'number'],
    [
      'with a day before it',
      ({ obligations }) => ({ obligations: obligations.map((one) => ({ ...one, dueOn: '2024-05-13' })) }),
      'date-order',
      'obligations.0.dueOn'
    ],
    [
      'that binds a stranger',
      ({ obligations }) => ({ obligations: obligations.map((one) => ({ ...one, personId: 999 })) }),
      'not-found',
      'obligations.0.personId'
    ],
    [
      'with an obligation of another',
      ({ obligations }) => ({ obligations: obligations.map((one) => ({ ...one, id: 999 })) }),
      'not-found',
      'obligations.0.id'
    ],
    [
      'longer than a letter takes',
      ({ obligations }) => ({
        obligations: Array.from({ length: 20 }, () => ({
          ...(obligations[0] ?? never()),
          description: 'ә'.repeat(250)
        }))
      }),
      'text-too-long',
      'obligations'
    ]
  ])('%s is refused and nothing changes', async (_, wrong, code, field) => {
    const { clerk, ofCase, folder } = await assessedOffice()
    const plan = planOf(ofCase)
    const before = await dump(folder)
    expect(await refusal(clerk.call('contracts.save', { ...plan, ...wrong(plan) }))).toMatchObject({
      code,
      field
    })
    expect(await dump(folder)).toEqual(before)
  })
})

describe('a monitoring visit', () => {
  it('settles obligations, which from then on stay in the plan as they were', async () => {
    const { clerk, contract, clock, ofCase } = await decidedOffice()
    const [search, school] = contract.obligations
    clock.set('2024-06-12')
    expect((await clerk.call('contracts.list', { due: true })).rows).toMatchObject([
      { caseId: ofCase.id, obligationsOpen: 2, obligationsOverdue: 1, nextDue: '2024-06-10' }
    ])
    expect((await clerk.call('today.overview', {})).counts.contractsDue).toBe(1)
    const { contract: visited, changeCaseId } = await clerk.call('contracts.visit', {
      ...{ caseId: ofCase.id, on: '2024-06-11', outcome: 'partly', note: 'Зарегистрирована' },
      obligations: [{ id: search?.id ?? 0, state: 'met' }]
    })
    expect(changeCaseId).toBeNull()
    expect(visited).toMatchObject({ lastVisitOn: '2024-06-11', nextDue: '2024-09-10', state: 'running' })
    expect(visited.visits).toMatchObject([
      { on: '2024-06-11', outcome: 'partly', by: 'Тестов clerk', note: 'Зарегистрирована' }
    ])
    expect(await clerk.call('contracts.list', { due: true })).toMatchObject({ rows: [], due: 0 })
    const plan = planOf(ofCase)
    const rest = { ...(plan.obligations[1] ?? never()), id: school?.id ?? 0 }
    for (const obligations of [
      [rest],
      [{ ...(plan.obligations[0] ?? never()), id: search?.id ?? 0, description: 'Иное' }, rest]
    ])
      expect(await refusal(clerk.call('contracts.save', { ...plan, obligations }))).toMatchObject({
        code: 'obligation-settled'
      })
    const { contract: all } = await clerk.call('contracts.visit', {
      ...{ caseId: ofCase.id, on: '2024-06-12', outcome: 'fulfilled' },
      obligations: [{ id: school?.id ?? 0, state: 'met' }]
    })
    expect(all).toMatchObject({ state: 'fulfilled', nextDue: null })
    expect((await clerk.call('contracts.list', { state: 'fulfilled' })).rows).toHaveLength(1)
    expect((await clerk.call('contracts.list', { state: 'running' })).rows).toEqual([])
  })

  it.each<[string, Partial<InputOf<'contracts.visit'>>, string, string]>([
    ['before the contract', { on: '2024-05-13' }, 'visit-before-contract', 'on'],
    ['tomorrow', { on: '2024-05-21' }, 'date-in-future', 'on'],
    ['of nobody’s fault', { outcome: 'broken' }, 'field-empty', 'personId'],
    ['by a stranger’s fault', { outcome: 'broken', personId: 999 }, 'not-found', 'personId'],
    ['to an unknown case', { caseId: 999 }, 'not-found', 'caseId'],
    [
      'about another’s obligation',
      { obligations: [{ id: 999, state: 'met' }] },
      'not-found',
      'obligations.0.id'
    ]
  ])('%s is refused and nothing changes', async (_, wrong, code, field) => {
    const { clerk, ofCase, folder } = await decidedOffice()
    const before = await dump(folder)
    const visit = { caseId: ofCase.id, on: '2024-05-20', outcome: 'fulfilled' as const, ...wrong }
    expect(await refusal(clerk.call('contracts.visit', visit))).toMatchObject({ code, field })
    expect(await dump(folder)).toEqual(before)
  })

  it('needs a contract, and a decision', async () => {
    const office = await assessedOffice()
    const { clerk, ofCase } = office
    const visit = { caseId: ofCase.id, on: '2024-05-20', outcome: 'fulfilled' as const }
    expect(await refusal(clerk.call('contracts.visit', visit))).toMatchObject({ code: 'contract-missing' })
    await clerk.call('contracts.save', planOf(ofCase))
    expect(await refusal(clerk.call('contracts.visit', visit))).toMatchObject({ code: 'case-state' })
  })
})

describe('a broken contract', () => {
  it('proposes the suspension of the whole family with the bar, and nothing happens before another approves', async () => {
    const office = await decidedOffice()
    const { clerk, reviewer, ofCase, mother, folder } = office
    const [search] = office.contract.obligations
    const broken = {
      ...{ caseId: ofCase.id, on: '2024-05-20', outcome: 'broken' as const, personId: mother },
      note: 'Отказалась от работы'
    }
    const { contract, changeCaseId } = await clerk.call('contracts.visit', {
      ...broken,
      obligations: [{ id: search?.id ?? 0, state: 'broken' }]
    })
    expect(contract).toMatchObject({ state: 'running', visits: [{ changeCaseId, personId: mother }] })
    const id = changeCaseId ?? 0
    const { case: change } = await reviewer.call('cases.get', { id })
    expect(change).toMatchObject({
      state: 'proposed',
      contractBrokenBy: [mother],
      change: { kind: 'suspend', reason: 'contract-broken', from: '2024-05', baseCaseId: ofCase.id },
      proposal: { kind: 'suspend', note: 'Отказалась от работы' }
    })
    const stored = () =>
      withSql(folder, async (sql) => ({
        payments: await sql.all('SELECT month, state FROM payments ORDER BY month'),
        bars: await sql.all('SELECT reason, person_id, from_day, until_day FROM bars')
      }))
    expect(await stored()).toEqual({
      payments: [
        { month: '2024-05', state: 'planned' },
        { month: '2024-06', state: 'planned' }
      ],
      bars: []
    })
    expect(await refusal(clerk.call('cases.approve', { id }))).toMatchObject({ code: 'role-missing' })
    expect(await refusal(clerk.call('contracts.visit', broken))).toMatchObject({
      code: 'contract-broken-already',
      data: { number: change.number }
    })
    await reviewer.call('cases.approve', { id })
    expect(await stored()).toEqual({
      payments: [
        { month: '2024-05', state: 'cancelled' },
        { month: '2024-06', state: 'cancelled' }
      ],
      bars: [
        { reason: 'contract-broken', person_id: mother, from_day: '2024-05-20', until_day: '2024-11-19' }
      ]
    })
    // The case of the change goes by the contract of the first.
    for (const caseId of [ofCase.id, id])
      expect((await clerk.call('contracts.get', { caseId })).contract).toMatchObject({
        caseId: ofCase.id,
        state: 'broken',
        nextDue: null
      })
    expect((await clerk.call('contracts.list', { state: 'broken' })).rows).toHaveLength(1)
  })

  it('of which the proposal was withdrawn can be proposed again', async () => {
    const { clerk, ofCase, mother } = await decidedOffice()
    const broken = { caseId: ofCase.id, on: '2024-05-20', outcome: 'broken' as const, personId: mother }
    const { changeCaseId } = await clerk.call('contracts.visit', broken)
    await clerk.call('cases.withdraw', { id: changeCaseId ?? 0, reason: 'Принесла справку' })
    const again = await clerk.call('contracts.visit', broken)
    expect(again.changeCaseId).toBeGreaterThan(changeCaseId ?? 0)
    expect(again.contract.visits).toHaveLength(2)
  })

  it('while another change of the decision is open leaves no visit behind', async () => {
    const { clerk, ofCase, mother, folder } = await decidedOffice()
    const decisionId = (await clerk.call('cases.get', { id: ofCase.id })).case.decision?.id ?? 0
    await clerk.call('decisions.change', {
      ...{ decisionId, kind: 'change', reason: 'income', from: '2024-06' }
    })
    const before = await dump(folder)
    const broken = { caseId: ofCase.id, on: '2024-05-20', outcome: 'broken' as const, personId: mother }
    expect(await refusal(clerk.call('contracts.visit', broken))).toMatchObject({ code: 'case-open-already' })
    expect(await dump(folder)).toEqual(before)
  })
})

describe('the list of contracts', () => {
  it('is found by applicant, case and contract number, and ends with the assistance', async () => {
    const office = await decidedOffice()
    const { clerk, ofCase, clock } = office
    const other = await register(clerk, await enterFamily(clerk, [adult, child('2013-01-01')]), '2024-05-15')
    await assess(clerk, other)
    await clerk.call('contracts.save', { ...planOf(other), number: 'Б/2', signedOn: '2024-05-16' })
    const numbers = async (input: InputOf<'contracts.list'>) =>
      (await clerk.call('contracts.list', input)).rows.map(({ number }) => number)
    expect(await numbers({})).toEqual(['Б/2', 'СК-17'])
    expect(await numbers({ text: 'Б/2' })).toEqual(['Б/2'])
    expect(await numbers({ text: ofCase.number })).toEqual(['СК-17'])
    expect(await numbers({ text: 'нургалиева' })).toEqual(['Б/2', 'СК-17'])
    expect(await numbers({ text: '%' })).toEqual([])
    const first = await clerk.call('contracts.list', { limit: 1 })
    expect(await numbers({ limit: 1, cursor: first.next ?? '' })).toEqual(['СК-17'])
    // Assigned to June: in July nobody need be visited any more. What was not decided is nobody's duty yet.
    clock.set('2024-07-01')
    expect(await clerk.call('contracts.list', { due: true })).toMatchObject({ rows: [], due: 0 })
    expect(await numbers({ state: 'ended' })).toEqual(['СК-17'])
    await clerk.call('cases.withdraw', { id: other.id, reason: 'Передумала' })
    expect(await numbers({})).toEqual(['СК-17'])
  })

  it('calls nobody due whose application was refused, whatever its form says', async () => {
    const office = await openPlayedOffice('2024-05-20')
    const { admin, clerk, clock } = office
    await setLine(admin, '2024-Q2', '40000')
    const rich = await register(clerk, await enterFamily(clerk, [adult]), '2024-05-13')
    const contract = { number: '9', signedOn: '2024-05-14', obligations: 'Искать работу' }
    await clerk.call('cases.saveDetails', { id: rich.id, contract })
    await decide(office, rich, [[0, 'wages', '900000']])
    clock.set('2024-12-01')
    expect(await clerk.call('contracts.list', { due: true })).toMatchObject({ rows: [], due: 0 })
    expect((await clerk.call('contracts.list', {})).rows).toMatchObject([{ state: 'ended', nextDue: null }])
  })

  it('is kept by case workers and read by the manager, by nobody else', async () => {
    const { clerk, reviewer, head, manager, admin, distributor, visitor, ofCase } = await assessedOffice()
    await head.call('contracts.save', planOf(ofCase))
    for (const who of [clerk, reviewer, manager])
      expect((await who.call('contracts.list', {})).rows).toHaveLength(1)
    const visit = { caseId: ofCase.id, on: '2024-05-20', outcome: 'fulfilled' as const }
    for (const who of [manager, admin, distributor]) {
      expect(await refusal(who.call('contracts.save', planOf(ofCase)))).toMatchObject({
        code: 'role-missing'
      })
      expect(await refusal(who.call('contracts.visit', visit))).toMatchObject({ code: 'role-missing' })
    }
    for (const who of [admin, distributor])
      expect(await refusal(who.call('contracts.get', { caseId: ofCase.id }))).toMatchObject({
        code: 'role-missing'
      })
    expect(await refusal(visitor.call('contracts.list', {}))).toMatchObject({ code: 'not-signed-in' })
  })
})

function never(): never {
  throw new Error('the plan has too few obligations')
}
