import { fc } from '../support/fast-check'
import { expect, it } from 'vitest'
import type { IncomeKind } from '@shared/programmes/types'
import {
  adult,
  assess,
  child,
  dump,
  openPlayedOffice,
  register,
  setLine,
  withSql,
  type IncomePlan,
  type MemberPlan,
  type PlayedOffice
} from './support/play'
import { allow, assigned, declare, settle } from './support/renewal'

const kinds = [
  'wages',
  'pension',
  'alimony',
  'benefit',
  'entrepreneurship'
] as const satisfies readonly IncomeKind[]

interface Plan {
  members: MemberPlan[]
  /** Of Q1, which the first assignment rests on, and of Q2; null where nobody declares. */
  first: IncomePlan[]
  newest: IncomePlan[] | null
}

const birthday = fc.integer({ min: 2003, max: 2019 }).map((year) => `${year}-05-01`)

const planArb: fc.Arbitrary<Plan> = fc
  .record({
    second: fc.boolean(),
    children: fc.array(birthday, { maxLength: 4 }),
    first: fc.integer({ min: 0, max: 30_000 }),
    newest: fc.option(
      fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 150_000 })), { maxLength: 3 })
    )
  })
  .map(({ second, children, first, newest }) => ({
    members: [
      adult,
      ...(second ? [{ ...adult, sex: 'm' as const, bornOn: '1980-01-01' }] : []),
      ...children.map(child)
    ],
    first: [[0, 'wages', String(first)]],
    newest:
      newest === null
        ? null
        : newest.map(([kind, amount], at) => [at % 2 === 0 || !second ? 0 : 1, kind, String(amount)] as const)
  }))

async function opened(plans: readonly Plan[]) {
  const office = await openPlayedOffice('2020-05-10')
  await setLine(office.admin, '2020-Q2', '30000')
  await allow(office, '2020-Q3', '31000')
  await office.admin.call('parameters.set', {
    name: 'member-change-rule',
    value: 'application-date',
    from: '2020-01-01',
    act: 'Приказ'
  })
  const families = []
  for (const [at, plan] of plans.entries()) {
    const family = await settle(office, plan.members, `Семья${'абвгдежзик'[at] ?? ''}`)
    await assigned(office, family, '2020-05-04', plan.first)
    families.push(family)
  }
  office.clock.set('2020-07-10')
  for (const [at, plan] of plans.entries()) {
    const family = families[at]
    if (plan.newest !== null && family !== undefined) await declare(office, family, '2020-Q2', plan.newest)
  }
  return { office, families }
}

/** What a quarter came to: of each family kind, months, and the working, by the applicant's name. */
const decidedOf = (office: PlayedOffice) =>
  withSql(office.folder, async (sql) => {
    const rows = await sql.all<{ name: string; kind: string; result: string; paid: string | null }>(
      `SELECT p.last_name AS name, d.kind, d.result,
         (SELECT group_concat(y.month || '=' || y.amount) FROM payments y WHERE y.decision_id = d.id) AS paid
       FROM decisions d JOIN people p ON p.id = d.applicant_id JOIN cases c ON c.id = d.case_id WHERE c.quarter = '2020-Q3' ORDER BY name`
    )
    return rows.map(({ name, kind, paid, result }) => ({
      name,
      kind,
      paid,
      result: JSON.parse(result) as unknown
    }))
  })

it('renewal of a random office is renewing each family alone, pays no month twice, and is taken back without a trace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(planArb, { minLength: 1, maxLength: 4 }), async (plans) => {
      const bulk = await opened(plans)
      const before = await dump(bulk.office.folder)
      const able = plans.filter(({ newest }) => newest !== null)
      if (able.length === 0) return
      const drawn = await bulk.office.clerk.call('renewal.preview', {
        ...{ programme: 'asp', quarter: '2020-Q3', mode: 'proactive' }
      })
      const expected = plans.length - (drawn.counts['needs-clerk'] ?? 0)
      if (expected === 0) return
      await bulk.office.clerk.call('renewal.apply', { id: drawn.id })
      const { decided } = await bulk.office.head.call('renewal.apply', { id: drawn.id })
      expect(decided).toBe(expected)
      const together = await decidedOf(bulk.office)
      expect(await bulk.office.admin.call('decisions.recompute', {})).toMatchObject({ differences: [] })
      const twice = await withSql(bulk.office.folder, (sql) =>
        sql.all(
          `SELECT family_id, month FROM payments WHERE state <> 'cancelled' GROUP BY family_id, month HAVING count(*) > 1`
        )
      )
      expect(twice).toEqual([])

      const alone = await opened(plans)
      for (const [at, { newest }] of plans.entries()) {
        const family = alone.families[at]
        const name = `Семья${'абвгдежзик'[at] ?? ''}`
        if (newest === null || family === undefined || !together.some((one) => one.name === name)) continue
        const { applicantId, members } = family
        const one = await register(alone.office.clerk, { applicantId, members }, '2020-07-01')
        await assess(alone.office.clerk, one, newest)
        await alone.office.clerk.call('cases.propose', { id: one.id })
        await alone.office.head.call('cases.approve', { id: one.id })
      }
      expect(together).toEqual(await decidedOf(alone.office))

      await bulk.office.head.call('renewal.undo', { id: drawn.id, reason: 'Проверка' })
      const after = await dump(bulk.office.folder)
      for (const [table, rows] of Object.entries(before))
        if (!/^(journal|renewals|renewal_rows|cases_index.*)$/.test(table))
          expect([table, after[table]]).toEqual([table, rows])
    }),
    { numRuns: 8, seed: 20201 }
  )
}, 300_000)
