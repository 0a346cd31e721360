import { beforeAll, describe, expect, it } from 'vitest'
import type { InputOf } from '@shared/contract'
import { firstDay, precedingQuarter, quarterOf } from '@shared/domain/quarter'
import { readdExplanation } from '@shared/programmes/readd'
import type { ExplanationStep } from '@shared/programmes/types'
import { parseTenge } from '@shared/domain/money'
import type { ParameterValue } from '@shared/parameters/types'
import { clipToNext } from '../../electron/parameters/book'
import {
  adult,
  assess,
  atEndOfFile,
  child,
  decide,
  enterFamily,
  motherOfFour,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  withSql,
  type IncomePlan,
  type MemberPlan,
  type PlayedOffice
} from './support/play'

let played: PlayedOffice
const atEnd = atEndOfFile()
const father: MemberPlan = { ...adult, sex: 'm' }

beforeAll(async () => {
  played = await openPlayedOffice('2026-11-20', { atEnd })
}, 60_000)

interface Example {
  name: string
  appliedOn: string
  plans: readonly MemberPlan[]
  incomes: readonly IncomePlan[]
  /** Office values: name, value; for the quarter of application, or before it where it was measured then. */
  values: readonly (readonly [string, string])[]
  monthly: string
  perCapita: string
  childMonthly: string
  months: readonly (readonly [string, string])[]
  reasons?: readonly string[]
}

const examples: Example[] = [
  {
    name: 'E1',
    appliedOn: '2018-02-10',
    plans: motherOfFour,
    incomes: [[0, 'wages', '150000.00']],
    values: [['poverty-line', '14849']],
    monthly: '24245.00',
    perCapita: '10000.00',
    childMonthly: '0.00',
    months: [
      ['2018-02', '24245.00'],
      ['2018-03', '24245.00']
    ]
  },
  {
    name: 'E2: the shipped line of 2019, multi-child benefit left out',
    appliedOn: '2019-04-15',
    plans: [adult, father, ...motherOfFour.slice(1)],
    incomes: [
      [1, 'wages', '150000'],
      [0, 'multi-child-benefit', '31512']
    ],
    values: [],
    monthly: '108068.00',
    perCapita: '8333.00',
    childMonthly: '0.00',
    months: [
      ['2019-04', '108068.00'],
      ['2019-05', '108068.00'],
      ['2019-06', '108068.00']
    ]
  },
  {
    name: 'E3',
    appliedOn: '2018-03-31',
    plans: [adult, father, ...motherOfFour.slice(1)],
    incomes: [[1, 'wages', '180000']],
    values: [['poverty-line', '14849']],
    monthly: '29094.00',
    perCapita: '10000.00',
    childMonthly: '0.00',
    months: [['2018-03', '29094.00']]
  },
  {
    name: 'E8: a loan of 2025 lifts the family over the line',
    appliedOn: '2025-10-06',
    plans: [adult, father, child('2012-02-02')],
    incomes: [
      [1, 'loan', '3000000'],
      [0, 'wages', '90000']
    ],
    values: [['poverty-line', '60000']],
    monthly: '0.00',
    perCapita: '343333.00',
    childMonthly: '0.00',
    months: [],
    reasons: ['above-poverty-line']
  },
  {
    name: '2020: 70 % of the subsistence minimum of the quarter before',
    appliedOn: '2020-05-20',
    plans: [adult, child('2011-01-01'), child('2013-01-01')],
    incomes: [[0, 'wages', '127500']],
    values: [['subsistence-minimum', '31290']],
    // 70 % of 31 290 is 21 903; 127 500 / 3 / 3 is 14 167; the gap 7 736, three times.
    monthly: '23208.00',
    perCapita: '14167.00',
    childMonthly: '0.00',
    months: [
      ['2020-05', '23208.00'],
      ['2020-06', '23208.00']
    ]
  },
  {
    name: '2023: child-1-6 of 5 175 for each of two children comes on top',
    appliedOn: '2023-02-01',
    plans: [adult, child('2018-06-01'), child('2020-06-01'), child('2012-06-01')],
    incomes: [[0, 'wages', '180000']],
    values: [['poverty-line', '28000']],
    monthly: '52000.00',
    perCapita: '15000.00',
    childMonthly: '10350.00',
    months: [
      ['2023-02', '62350.00'],
      ['2023-03', '62350.00']
    ]
  },
  {
    name: '2024: a family without an able-bodied member',
    appliedOn: '2024-08-30',
    plans: [{ bornOn: '1950-01-01' }, { bornOn: '1955-01-01', sex: 'm', disabilityGroup: 2 }],
    incomes: [
      [0, 'pension', '60000'],
      [1, 'benefit', '60000.50']
    ],
    values: [['poverty-line', '30385']],
    monthly: '20770.00',
    perCapita: '20000.00',
    childMonthly: '0.00',
    months: [
      ['2024-08', '20770.00'],
      ['2024-09', '20770.00']
    ]
  },
  {
    name: '2025: the larger of 35 % of the median and 70 % of the minimum',
    appliedOn: '2025-01-15',
    plans: [adult, child('2021-05-05')],
    incomes: [[0, 'wages', '120000']],
    values: [
      ['subsistence-minimum', '48000'],
      ['median-income', '110000']
    ],
    // 33 600 against 38 500: the median; 120 000 / 2 / 3 is 20 000; 18 500 twice; 1.5 × 3 932.
    monthly: '37000.00',
    perCapita: '20000.00',
    childMonthly: '5898.00',
    months: [
      ['2025-01', '42898.00'],
      ['2025-02', '42898.00'],
      ['2025-03', '42898.00']
    ]
  }
]

async function enterValues({ values, appliedOn }: Example): Promise<void> {
  const quarter = quarterOf(appliedOn)
  for (const [name, value] of values) {
    await played.admin.call('parameters.set', {
      name,
      value,
      quarter: name === 'poverty-line' ? quarter : precedingQuarter(quarter),
      region: '63',
      act: 'Сведения области'
    })
  }
}

/** The same family as a question to the calculator, without a case. */
function question(example: Example): InputOf<'calculator.assess'> {
  return {
    programme: 'asp',
    appliedOn: example.appliedOn,
    region: '63',
    members: example.plans.map((plan, index) => ({
      id: `m${index}`,
      bornOn: plan.bornOn,
      sex: plan.sex ?? 'f',
      ableBodied: plan.ableBodied ?? false,
      disabilityGroup: plan.disabilityGroup ?? null
    })),
    incomes: example.incomes.map(([member, kind, amount]) => ({
      member: `m${member}`,
      kind,
      quarter: precedingQuarter(quarterOf(example.appliedOn)),
      amount
    })),
    parameters: example.values.map(([name, value]) => ({ name, value }))
  }
}

describe('a case, the calculator and the law say the same', () => {
  it.each(examples)('$name', async (example) => {
    const asked = await played.visitor.call('calculator.assess', question(example))
    await enterValues(example)
    const registered = await register(
      played.clerk,
      await enterFamily(played.clerk, example.plans),
      example.appliedOn
    )
    const { assessment } = await assess(played.clerk, registered, example.incomes)
    if (assessment === null) throw new Error('not assessed')
    const { povertyLine, perCapita, monthly, childMonthly } = assessment.figures
    expect({ perCapita, monthly, childMonthly }).toEqual({
      perCapita: example.perCapita,
      monthly: example.monthly,
      childMonthly: example.childMonthly
    })
    expect(assessment.months.map(({ month, amount }) => [month, amount])).toEqual(example.months)
    expect(assessment.reasons.map(({ code }) => code)).toEqual(example.reasons ?? [])
    expect(assessment.entitled).toBe(example.reasons === undefined)

    expect(asked.figures).toEqual(assessment.figures)
    expect(asked.months).toEqual(assessment.months.map(({ month, amount }) => ({ month, amount })))
    expect([asked.entitled, asked.kind, asked.ruleVersion]).toEqual([
      assessment.entitled,
      assessment.kind,
      assessment.ruleVersion
    ])
    expect(asked.reasons.map(({ code, article }) => [code, article])).toEqual(
      assessment.reasons.map(({ code, article }) => [code, article])
    )
    expect(asked.explanation.map(({ id, formula, result }) => [id, formula, result])).toEqual(
      assessment.explanation.map(({ id, formula, result }) => [id, formula, result])
    )
    expect(parseTenge(povertyLine ?? '0')).toBeGreaterThan(0)
    const readded = readdExplanation(
      assessment.explanation as unknown as ExplanationStep[],
      assessment.months.map(({ month, amount }) => ({
        month,
        amount: parseTenge(amount),
        asp: parseTenge(amount),
        child: parseTenge('0')
      }))
    )
    expect(readded).toEqual({ ok: true, problems: [] })
  })
})

describe('a parameter that nobody entered', () => {
  it('stops the assessment, names itself, region and date, and once entered lets it go on', async () => {
    const registered = await register(
      played.clerk,
      await enterFamily(played.clerk, [adult, child('2010-01-01')]),
      '2021-05-17'
    )
    expect(await refusal(assess(played.clerk, registered))).toMatchObject({
      code: 'parameter-missing',
      data: { parameter: 'poverty-line', date: '2021-04-01', region: '63' }
    })
    const stopped = (await played.clerk.call('cases.get', { id: registered.id })).case
    expect(stopped).toMatchObject({ state: 'in-review', assessment: null })
    // Another region's, and another quarter's, are no help.
    const line = { name: 'poverty-line', value: '24000', act: 'Сведения области' }
    await played.admin.call('parameters.set', { ...line, quarter: '2021-Q2', region: '35' })
    await played.admin.call('parameters.set', { ...line, quarter: '2021-Q1', region: '63' })
    expect(await refusal(played.clerk.call('cases.assess', { id: registered.id }))).toMatchObject({
      code: 'parameter-missing'
    })
    await played.admin.call('parameters.set', { ...line, quarter: '2021-Q2' })
    const { assessment } = (await played.clerk.call('cases.assess', { id: registered.id })).case
    expect(assessment?.figures).toMatchObject({ povertyLine: '24000.00', monthly: '48000.00' })
  })

  it.each([
    [{ name: 'no-such', value: '1', quarter: '2021-Q2' }, 'parameter-unknown', 'name'],
    [{ name: 'poverty-line', value: '-1', quarter: '2021-Q2' }, 'parameter-value', 'value'],
    [{ name: 'poverty-line', value: '24 000', quarter: '2021-Q2' }, 'parameter-value', 'value'],
    [{ name: 'poverty-line', value: '24000.001', quarter: '2021-Q2' }, 'parameter-value', 'value'],
    [{ name: 'poverty-line', value: '0', quarter: '2021-Q2' }, 'parameter-value', 'value'],
    [{ name: 'poverty-line', value: '1e4', quarter: '2021-Q2' }, 'parameter-value', 'value'],
    [{ name: 'poverty-line', value: '24000' }, 'parameter-scope', 'quarter'],
    [{ name: 'poverty-line', value: '24000', quarter: '2021-Q2', region: 'XX' }, 'kato-malformed', 'region'],
    [{ name: 'mci', value: '3000' }, 'parameter-scope', 'from'],
    [{ name: 'mci', value: '3000', from: '2021-05-01', until: '2021-04-30' }, 'parameter-scope', 'until'],
    [{ name: 'mci', value: '3000', from: '2021-05-01', region: '63' }, 'parameter-scope', 'region'],
    [{ name: 'child-age-rule', value: 'whenever', from: '2021-01-01' }, 'parameter-value', 'value'],
    [{ name: 'rounding-mode', value: 'down', from: '2021-01-01' }, 'parameter-value', 'variant'],
    [{ name: 'term-asp', value: '7.5', from: '2021-01-01' }, 'parameter-value', 'value'],
    [{ name: 'poverty-line', value: '24000', quarter: '2021-Q2', act: ' ' }, 'field-empty', 'act']
  ])('%j → %s', async (input, code, field) => {
    const sent = { act: 'Сведения области', ...input }
    expect(await refusal(played.admin.call('parameters.set', sent))).toMatchObject({ code, field })
  })
})

describe('versions of a parameter', () => {
  it('a new entry for the same days takes the place of the old, which is kept with its uses', async () => {
    const first = await setLine(played.admin, '2022-Q1', '26000')
    expect(first.superseded).toBeNull()
    const registered = await register(
      played.clerk,
      await enterFamily(played.clerk, [adult, child('2010-01-01')]),
      '2022-02-07'
    )
    await decide(played, registered, [[0, 'wages', '60000']])
    const second = await setLine(played.admin, '2022-Q1', '27000')
    expect(second.superseded).toMatchObject({ id: first.value.id, superseded: true, usedBy: 1 })
    const { values } = await played.admin.call('parameters.list', { name: 'poverty-line', history: true })
    const own = values.filter(({ id, quarter }) => id !== null && quarter === '2022-Q1')
    expect(own.map(({ value, superseded }) => [value, superseded]).sort()).toEqual([
      ['26000', true],
      ['27000', false]
    ])
    const now = await played.admin.call('parameters.list', { name: 'poverty-line' })
    expect(now.values.filter(({ quarter, id }) => id !== null && quarter === '2022-Q1')).toMatchObject([
      { value: '27000', usedBy: 0 }
    ])
    // The decision stands as it was taken.
    expect(await played.clerk.call('decisions.recompute', {})).toMatchObject({ differences: [] })

    const tampering = [
      `UPDATE parameters SET value = '1' WHERE id = ${first.value.id}`,
      `UPDATE parameters SET act = 'x' WHERE id = ${first.value.id}`,
      `UPDATE parameters SET valid_from = '2000-01-01' WHERE id = ${second.value.id}`,
      `DELETE FROM parameters WHERE id = ${first.value.id}`
    ]
    for (const statement of tampering) {
      await expect(
        withSql(played.folder, (sql) => sql.run(statement)),
        statement
      ).rejects.toMatchObject({
        kind: expect.stringMatching(/trigger|foreign-key/)
      })
    }
  })

  const value = (from: string, until: string | null, text: string, more: object = {}): ParameterValue => ({
    name: 'head-tier',
    value: text,
    unit: 'tenge',
    from,
    until,
    region: null,
    variant: null,
    act: 'приказ',
    mark: 'office',
    ...more
  })
  const days = (values: ParameterValue[]): (string | null)[][] =>
    values.map(({ from, until, value: text }) => [from, until, text])

  it('the value that began last is in force, the one before it until the day before', () => {
    expect(days(clipToNext([value('2020-01-01', null, 'a'), value('2021-03-01', null, 'b')]))).toEqual([
      ['2020-01-01', '2021-02-28', 'a'],
      ['2021-03-01', null, 'b']
    ])
  })

  it('one entered for a while gives way again to the one before it', () => {
    const around = [value('2021-03-01', '2021-05-31', 'b'), value('2020-01-01', null, 'a')]
    expect(days(clipToNext(around))).toEqual([
      ['2020-01-01', '2021-02-28', 'a'],
      ['2021-03-01', '2021-05-31', 'b'],
      ['2021-06-01', null, 'a']
    ])
  })

  it('a gap stays a gap, and regions and cases do not touch each other', () => {
    const gap = [value('2020-01-01', '2020-03-31', 'a'), value('2020-07-01', '2020-09-30', 'b')]
    expect(clipToNext(gap)).toEqual(gap)
    const apart = [
      value('2020-01-01', null, 'a', { region: '63' }),
      value('2020-02-01', null, 'b', { region: '35' }),
      value('2020-03-01', null, 'c', { variant: 'line' })
    ]
    expect(clipToNext(apart)).toEqual(apart)
  })

  it('entering next year’s value leaves what is proposed today as it is', async () => {
    await setLine(played.admin, '2025-Q3', '40000')
    const rule = { name: 'child-age-rule', act: 'Приказ отдела' }
    await played.admin.call('parameters.set', { ...rule, value: 'month-start', from: '2025-01-01' })
    const registered = await register(
      played.clerk,
      await enterFamily(played.clerk, [adult, child('2018-08-15')]),
      '2025-07-07'
    )
    await assess(played.clerk, registered)
    await played.clerk.call('cases.propose', { id: registered.id })
    await played.admin.call('parameters.set', { ...rule, value: 'month-end', from: firstDay('2026-Q1') })
    const { case: decided } = await played.reviewer.call('cases.approve', { id: registered.id })
    expect(decided.state).toBe('decided')
    expect(await played.clerk.call('decisions.recompute', {})).toMatchObject({ differences: [] })
  })
})
