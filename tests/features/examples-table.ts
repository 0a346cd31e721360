import { monthsOf, precedingQuarter, type Quarter } from '@shared/domain/quarter'
import type { IncomeKind, ProgrammeId } from '@shared/programmes/types'
import { adult, child, type MemberPlan } from './support/play'

export interface Example {
  /** Number in the table of worked examples, and what it is about. */
  name: string
  programme: ProgrammeId
  /** Of the application; the renewal assigns for it too. */
  quarter: Quarter
  /** Of the applicant's address; its first two digits are the region. */
  kato?: string
  members: readonly MemberPlan[]
  /** Of the quarter before: the member's place, kind, tenge. */
  incomes?: readonly (readonly [number, IncomeKind, string])[]
  asked?: Readonly<Record<string, string>>
  /** What the office enters: name, value, quarter if not that of the application. */
  values?: readonly (readonly [name: string, value: string, quarter?: Quarter])[]
  /** What it enters for all days, of a case of the parameter where there are cases. */
  dated?: readonly { name: string; value: string; variant?: string }[]
  /** Result of every step of the working, in its order. */
  steps: Readonly<Record<string, string>>
  /** What was rounded, before it was. */
  exact?: Readonly<Record<string, string>>
  figures: Readonly<Record<string, string>>
  paid: Readonly<Record<string, string>>
  reasons?: readonly string[]
  /** Multi-child benefit of a month as the law has it, entered for three as income. */
  multiChild?: string
  /** Why nobody applies for it, where nobody does. */
  noCase?: string
  /** Why there is nothing to renew, where there is not. */
  notRenewed?: string
}

const father: MemberPlan = { ...adult, sex: 'm' }
const years = ['2008', '2009', '2010', '2011', '2012', '2013', '2014']
const children = (count: number): MemberPlan[] => years.slice(0, count).map((year) => child(`${year}-02-03`))

function everyMonth(quarter: Quarter, amount: string): Record<string, string> {
  return Object.fromEntries(monthsOf(quarter).map((month) => [month, amount]))
}

const paidSteps = (paid: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(paid).map(([month, amount]) => [`paid-${month}`, amount]))

interface AspFigures {
  line: string
  income: string
  perCapita: string
  gap: string
  /** Steps between the gap and the sum of a month, where the rules have any. */
  between?: Record<string, string>
  asp: string
  /** The part for children from one to six. */
  forChildren?: string
  month: string
}

/** Steps, figures and payments of targeted assistance; a gap below nothing gives nothing. */
function asp(quarter: Quarter, given: AspFigures): Pick<Example, 'steps' | 'figures' | 'paid'> {
  const { line, income, perCapita, gap, between, asp: sum, forChildren, month } = given
  const due = !gap.startsWith('-')
  const paid = due ? everyMonth(quarter, month) : {}
  return {
    steps: {
      ...{ 'poverty-line': line, 'total-income': income, 'per-capita-income': perCapita, gap },
      ...between,
      ...(due ? { asp: sum } : {}),
      ...(forChildren === undefined ? {} : { 'child-1-6': forChildren }),
      ...paidSteps(paid)
    },
    figures: {
      ...{ povertyLine: line, totalIncome: income, perCapita, perPerson: due ? gap : '0.00' },
      ...{ monthly: sum, childMonthly: forChildren ?? '0.00' }
    },
    paid
  }
}

/** No income at all: each of four people is due the whole line. */
const onlyTheLine = (
  quarter: Quarter,
  line: string,
  sum: string
): Pick<Example, 'steps' | 'figures' | 'paid'> =>
  asp(quarter, { line, income: '0.00', perCapita: '0.00', gap: line, asp: sum, month: sum })

/** A mother and her children in the third quarter of 2022, by the benefit of the second alone; line 30 000. */
function multiChild(count: number, benefit: string, figures: Omit<AspFigures, 'line' | 'month'>): Example {
  const { income, asp: sum } = figures
  return {
    name: `E9: the benefit for ${count} children at МРП 3 180 is ${benefit} a month and counts as income`,
    programme: 'asp',
    quarter: '2022-Q3',
    members: [adult, ...children(count)],
    incomes: [[0, 'multi-child-benefit', income]],
    values: [['poverty-line', '30000']],
    multiChild: benefit,
    ...asp('2022-Q3', { ...figures, line: '30000.00', month: sum })
  }
}

/** A line worked out of the subsistence minimum that was measured in the quarter before. */
function ofMinimum(name: string, quarter: Quarter, minimum: string, line: string, sum: string): Example {
  return {
    ...{ name, quarter, programme: 'asp', members: [adult, ...children(3)] },
    values: [['subsistence-minimum', minimum, precedingQuarter(quarter)]],
    ...onlyTheLine(quarter, line, sum)
  }
}

export const examples: readonly Example[] = [
  {
    name: 'E1: five people on 50 000 a month, line 14 849, rules of 2018',
    programme: 'asp',
    quarter: '2018-Q2',
    members: [adult, ...children(4)],
    incomes: [[0, 'wages', '150000']],
    values: [['poverty-line', '14849']],
    ...asp('2018-Q2', {
      ...{ line: '14849.00', income: '150000.00', perCapita: '10000.00', gap: '4849.00' },
      ...{ asp: '24245.00', month: '24245.00' }
    })
  },
  {
    name: 'E2: two adults, four children, wage 50 000 and the benefit for many children left out, rules of April 2019',
    programme: 'asp',
    quarter: '2019-Q2',
    members: [adult, father, ...children(4)],
    incomes: [
      [1, 'wages', '150000'],
      [0, 'multi-child-benefit', '31512']
    ],
    ...asp('2019-Q2', {
      ...{ line: '20789.00', income: '150000.00', perCapita: '8333.00', gap: '12456.00' },
      between: { 'adults-amount': '24912.00', 'children-amount': '83156.00' },
      ...{ asp: '108068.00', month: '108068.00' }
    }),
    exact: { 'per-capita-income': '25000/3' }
  },
  {
    name: 'E3: two adults, four children on 60 000 a month, line 14 849, rules of 2018',
    programme: 'asp',
    quarter: '2018-Q2',
    members: [adult, father, ...children(4)],
    incomes: [[1, 'wages', '180000']],
    values: [['poverty-line', '14849']],
    ...asp('2018-Q2', {
      ...{ line: '14849.00', income: '180000.00', perCapita: '10000.00', gap: '4849.00' },
      ...{ asp: '29094.00', month: '29094.00' }
    })
  },
  ofMinimum('E4: half of ПМ 29 698 is 14 849', '2018-Q2', '29698', '14849.00', '59396.00'),
  {
    ...ofMinimum('E4: 70 % of ПМ 29 698 is 20 789', '2020-Q2', '29698', '20789.00', '83156.00'),
    exact: { 'poverty-line': '20788.6' }
  },
  {
    ...ofMinimum('E5: half of ПМ 22 941 is 11 471, half up', '2018-Q3', '22941', '11471.00', '45884.00'),
    exact: { 'poverty-line': '11470.5' }
  },
  ofMinimum('E5: half of ПМ 24 844 is 12 422', '2018-Q2', '24844', '12422.00', '49688.00'),
  {
    name: 'E6: money for a kit is two МРП of 2 778',
    programme: 'kit',
    quarter: '2020-Q2',
    members: [adult],
    asked: { category: 'unemployed', month: '2020-04' },
    steps: { kit: '5556.00' },
    figures: { monthly: '5556.00' },
    paid: { '2020-04': '5556.00' },
    noCase: 'the office makes the list of people itself'
  },
  {
    name: 'E7: a child from one to six brings a family of targeted assistance 5 175 a month in 2023',
    programme: 'asp',
    quarter: '2023-Q2',
    members: [adult, child('2019-05-05')],
    incomes: [[0, 'wages', '60000']],
    values: [['poverty-line', '30000']],
    ...asp('2023-Q2', {
      ...{ line: '30000.00', income: '60000.00', perCapita: '10000.00', gap: '20000.00' },
      ...{ asp: '40000.00', forChildren: '5175.00', month: '45175.00' }
    })
  },
  {
    name: 'E7: the same payment as a programme of its own',
    programme: 'child-1-6',
    quarter: '2023-Q2',
    members: [adult, child('2019-05-05')],
    steps: { 'child-1-6': '5175.00', ...paidSteps(everyMonth('2023-Q2', '5175.00')) },
    figures: { monthly: '5175.00' },
    paid: everyMonth('2023-Q2', '5175.00'),
    noCase: 'it is due with targeted assistance, whose case is above',
    notRenewed: 'it is due with targeted assistance, whose renewal is above'
  },
  {
    name: 'E8: a loan of 3 000 000 adds 333 333 a month to each of three and the family is refused, rules of 2025',
    programme: 'asp',
    quarter: '2025-Q4',
    members: [adult, father, child('2012-02-02')],
    incomes: [[1, 'loan', '3000000']],
    values: [['poverty-line', '60000']],
    ...asp('2025-Q4', {
      ...{ line: '60000.00', income: '3000000.00', perCapita: '333333.00', gap: '-273333.00' },
      ...{ asp: '0.00', month: '0.00' }
    }),
    exact: { 'per-capita-income': '1000000/3' },
    reasons: ['above-poverty-line']
  },
  multiChild(4, '50975.00', {
    ...{ income: '152925.00', perCapita: '10195.00', gap: '19805.00', asp: '99025.00' }
  }),
  multiChild(5, '63727.00', {
    ...{ income: '191181.00', perCapita: '10621.00', gap: '19379.00', asp: '116274.00' }
  }),
  multiChild(6, '76479.00', {
    ...{ income: '229437.00', perCapita: '10926.00', gap: '19074.00', asp: '133518.00' }
  }),
  multiChild(7, '89231.00', {
    ...{ income: '267693.00', perCapita: '11154.00', gap: '18846.00', asp: '150768.00' }
  }),
  {
    name: 'E10: half a МРП for higher tariffs in Almaty in 2023 is 1 725 a month',
    programme: 'tariff',
    quarter: '2023-Q2',
    kato: '751110000',
    members: [adult],
    asked: { subject: 'utilities', category: 'pensioner' },
    dated: [
      { name: 'term-tariff', value: '8' },
      { name: 'tariff-category', value: 'entitled', variant: 'pensioner' }
    ],
    steps: {
      ...Object.fromEntries(
        monthsOf('2023-Q2').flatMap((month) => [
          [`utilities-compensation-${month}`, '1725.00'],
          [`tariff-${month}`, '1725.00']
        ])
      ),
      ...paidSteps(everyMonth('2023-Q2', '1725.00'))
    },
    figures: { monthly: '1725.00' },
    paid: everyMonth('2023-Q2', '1725.00')
  }
]
