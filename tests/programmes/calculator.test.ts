import { describe, expect, it } from 'vitest'
import { calculatorInput, calculatorOutput } from '../../shared/contract/calculator'
import { calculate } from '../../shared/programmes/calculator'
import { bookWith, officeValue } from './support'

const children = ['b', 'c', 'd', 'e'].map((id, index) => ({
  id,
  bornOn: `20${String(8 + index).padStart(2, '0')}-04-01`,
  student: false,
  ableBodied: false,
  disabilityGroup: null,
  caresFor: null
}))
const example = {
  programme: 'asp',
  appliedOn: '2018-02-10',
  region: '63',
  members: [
    {
      id: 'a',
      bornOn: '1985-03-15',
      student: false,
      ableBodied: true,
      disabilityGroup: null,
      caresFor: null
    },
    ...children
  ],
  incomes: [{ member: 'a', kind: 'wages', quarter: '2017-Q4', amount: '150000.00' }],
  parameters: [{ name: 'poverty-line', value: '14849' }]
}
const ask = (given: object, book = bookWith()) =>
  calculate(calculatorInput.parse({ ...example, ...given }), book)

/** The first problem of an input: path and code. */
function problem(given: object): [string, string] | null {
  const issue = calculatorInput.safeParse({ ...example, ...given }).error?.issues[0]
  return issue === undefined ? null : [issue.path.join('.'), issue.message]
}

describe('calculator', () => {
  it('answers the fixed example', () => {
    const answer = ask({})
    expect(calculatorOutput.parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({
      entitled: true,
      kind: 'conditional',
      ruleVersion: 'asp2018_01',
      figures: { povertyLine: '14849.00', perCapita: '10000.00', monthly: '24245.00', childMonthly: '0.00' },
      reasons: []
    })
    expect(answer.months).toEqual([
      { month: '2018-02', amount: '24245.00' },
      { month: '2018-03', amount: '24245.00' }
    ])
    expect(answer.explanation.map(({ id }) => id)).toEqual([
      'poverty-line',
      'total-income',
      'per-capita-income',
      'gap',
      'asp',
      'paid-2018-02',
      'paid-2018-03'
    ])
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })

  it('works the line out from the question’s own ПМ, and from 2025 with the median income', () => {
    expect(ask({ parameters: [{ name: 'subsistence-minimum', value: '29698' }] }).figures.povertyLine).toBe(
      '14849.00'
    )
    const later = {
      appliedOn: '2025-02-10',
      incomes: [],
      parameters: [
        { name: 'subsistence-minimum', value: '46228' },
        { name: 'median-income', value: '100000' },
        { name: 'child-age-rule', value: 'month-start' }
      ]
    }
    expect(ask(later).figures.povertyLine).toBe('35000.00')
  })

  it('stands before the book, shipped or the office’s, in any region', () => {
    const book = bookWith(officeValue('poverty-line', '12000', { quarter: '2018-Q1', region: '63' }))
    expect(ask({}, book).figures.povertyLine).toBe('14849.00')
    expect(ask({ parameters: [] }, book).figures.povertyLine).toBe('12000.00')
    expect(ask({ region: '35' }, book).figures.povertyLine).toBe('14849.00')
  })

  it('a value of a named quarter is for that quarter only', () => {
    const named = (quarter: string) =>
      ask({ parameters: [{ name: 'poverty-line', value: '14849', quarter }] })
    expect(named('2018-Q1').figures.povertyLine).toBe('14849.00')
    expect(() => named('2017-Q4')).toThrowError(expect.objectContaining({ code: 'parameter-missing' }))
  })

  it('months hold what is paid in all, with the payment for children', () => {
    const answer = ask({
      appliedOn: '2023-06-30',
      members: [...example.members.slice(0, 1), { ...example.members[1], bornOn: '2019-01-01' }],
      incomes: [],
      parameters: [{ name: 'poverty-line', value: '20000' }]
    })
    expect(answer.figures).toMatchObject({ monthly: '40000.00', childMonthly: '5175.00' })
    expect(answer.months).toEqual([{ month: '2023-06', amount: '45175.00' }])
  })

  it('leaves out what need not be said', () => {
    const [first] = example.members
    const sparse = calculatorInput.parse({
      programme: 'asp',
      appliedOn: '2018-02-10',
      region: '63',
      members: [{ id: 'a', bornOn: '1985-03-15', ableBodied: true }]
    })
    expect(sparse.members[0]).toMatchObject({ ...first, sex: null, longSickLeave: false })
    expect(sparse).toMatchObject({ incomes: [], parameters: [], survey: null, bars: [], lumpSum: false })
  })

  it.each([
    [null, null],
    [1, 1],
    ['II', 2],
    ['3', 3],
    ['child', 'child']
  ])('reads a disability group given as %s', (given, group) => {
    const members = [{ ...example.members[0], disabilityGroup: given }]
    expect(calculatorInput.parse({ ...example, members }).members[0]?.disabilityGroup).toBe(group)
  })

  it.each<[string, string, object]>([
    ['programme', 'programme-unknown', { programme: 'special-services' }],
    ['members', 'family-empty', { members: [] }],
    ['appliedOn', 'date-malformed', { appliedOn: '2018-02-30' }],
    ['region', 'kato-malformed', { region: '633' }],
    [
      'incomes.0.member',
      'income-member-unknown',
      { incomes: [{ kind: 'wages', quarter: '2017-Q4', amount: '1' }] }
    ],
    ['incomes.0.amount', 'amount-negative', { incomes: [{ ...example.incomes[0], amount: '-1' }] }],
    [
      'incomes.0.amount',
      'amount-fraction-of-tiyn',
      { incomes: [{ ...example.incomes[0], amount: '1.001' }] }
    ],
    ['incomes.0.amount', 'amount-malformed', { incomes: [{ ...example.incomes[0], amount: '1e9' }] }],
    ['incomes.0.quarter', 'quarter-malformed', { incomes: [{ ...example.incomes[0], quarter: '2017-4' }] }],
    ['incomes.0.month', 'month-malformed', { incomes: [{ ...example.incomes[0], month: '2017-13' }] }],
    ['parameters.0.name', 'parameter-unknown', { parameters: [{ name: 'luck', value: '7' }] }],
    ['parameters.0.value', 'parameter-value', { parameters: [{ name: 'poverty-line', value: '-5' }] }],
    [
      'parameters.0.value',
      'parameter-value',
      { parameters: [{ name: 'child-age-rule', value: 'whenever' }] }
    ],
    ['parameters.0.variant', 'parameter-value', { parameters: [{ name: 'rounding-unit', value: '1' }] }]
  ])('refuses %s with %s', (path, code, given) => {
    const found = problem(given)
    expect(found?.[0]).toBe(path)
    expect(found?.[1]).toBe(code)
  })

  it('refuses what it does not know, and two values of one parameter', () => {
    expect(problem({ luck: 7 })?.[1]).toContain('luck')
    expect(() =>
      ask({ parameters: ['1', '2'].map((value) => ({ name: 'poverty-line', value: `1484${value}` })) })
    ).toThrowError(expect.objectContaining({ code: 'parameter-doubled' }))
  })
})
