import { describe, expect, it } from 'vitest'
import { tiyn } from '../../shared/domain/money'
import { alertCodes, alertsFor, type AlertInput } from '../../shared/programmes/alerts'
import { alertText } from '../../shared/programmes/texts'

const calmFigures = {
  povertyLine: tiyn(30_000_00),
  totalIncome: tiyn(100_000_00),
  perCapita: tiyn(16_667_00),
  perPerson: tiyn(13_333_00),
  monthly: tiyn(26_666_00),
  childMonthly: tiyn(0)
}
const calm: AlertInput = {
  appliedOn: '2024-05-15',
  members: [
    { id: 'a', name: 'Ахметова А.', bornOn: '1985-03-15', ableBodied: true, disabilityGroup: null },
    { id: 'c', name: 'Ахметов Б.', bornOn: '2015-01-01', ableBodied: false, disabilityGroup: null }
  ],
  incomes: [{ member: 'a', kind: 'wages', quarter: '2024-Q1', month: null, amount: tiyn(100_000_00) }],
  assessment: { entitled: true, figures: calmFigures },
  otherApplicationsAtAddress: 0,
  membersElsewhere: [],
  coResidentsLeftOut: [],
  accountIsApplicants: true,
  bars: [],
  homes: 1,
  cars: 0,
  multiChildBenefit: null,
  householdPlotCounted: true
}
const figures = (perCapita: number, monthly: number): Partial<AlertInput> => ({
  assessment: {
    entitled: true,
    figures: { ...calmFigures, perCapita: tiyn(perCapita), monthly: tiyn(monthly) }
  }
})
const bar = (until: string) => ({ reason: 'false-data' as const, from: '2023-01-01', until, member: null })
const income = (kind: 'multi-child-benefit' | 'household-plot', amount: number) => ({
  incomes: [...calm.incomes, { member: 'a', kind, quarter: '2024-Q1', month: null, amount: tiyn(amount) }]
})

describe('alerts', () => {
  it('are silent about an ordinary family', () => {
    expect(alertsFor(calm)).toEqual([])
  })

  it.each<[string, Partial<AlertInput>, object[]]>([
    [
      'one more application from the address',
      { otherApplicationsAtAddress: 1 },
      [{ code: 'many-applications-at-address', severity: 'note', data: { count: 1 } }]
    ],
    [
      'fifty-five more',
      { otherApplicationsAtAddress: 55 },
      [{ code: 'many-applications-at-address', severity: 'attention', data: { count: 55 } }]
    ],
    [
      'a member of two families',
      { membersElsewhere: [{ name: 'Ахметов Б.', other: '2024-000017' }] },
      [
        {
          code: 'member-in-two-families',
          severity: 'attention',
          data: { member: 'Ахметов Б.', other: '2024-000017' }
        }
      ]
    ],
    [
      'a co-resident left out',
      { coResidentsLeftOut: ['Сериков С.'] },
      [{ code: 'co-resident-left-out', severity: 'attention', data: { name: 'Сериков С.' } }]
    ],
    [
      'another’s account',
      { accountIsApplicants: false },
      [{ code: 'account-not-applicants', severity: 'attention', data: {} }]
    ],
    ['no account yet', { accountIsApplicants: null }, []],
    [
      'a bar in force',
      { bars: [bar('2024-05-15')] },
      [{ code: 'bar-active', severity: 'attention', data: { reason: 'false-data', until: '2024-05-15' } }]
    ],
    [
      'a bar that ended lately',
      { bars: [bar('2023-11-15')] },
      [{ code: 'bar-earlier', severity: 'note', data: { reason: 'false-data', until: '2023-11-15' } }]
    ],
    ['a bar long over', { bars: [bar('2023-11-14')] }, []],
    [
      'an able-bodied adult without income',
      { incomes: [] },
      [{ code: 'no-income-able-bodied', severity: 'attention', data: { member: 'Ахметова А.' } }]
    ],
    [
      'per-capita income 2 % under the line',
      figures(29_400_00, 60_000),
      [{ code: 'near-line', severity: 'note', data: { perCapita: '29400.00', povertyLine: '30000.00' } }]
    ],
    ['a tiyn further away', figures(29_399_99, 60_001), []],
    [
      '122 tenge',
      figures(10_000_00, 122_00),
      [{ code: 'tiny-amount', severity: 'note', data: { amount: '122.00' } }]
    ],
    ['500 tenge', figures(10_000_00, 500_00), []],
    ['two homes', { homes: 2 }, [{ code: 'several-homes', severity: 'attention', data: { count: 2 } }]],
    ['a car', { cars: 1 }, [{ code: 'car', severity: 'attention', data: { count: 1 } }]],
    [
      'a car of a family with a disabled child',
      {
        cars: 1,
        members: calm.members.map((member) =>
          member.id === 'c' ? { ...member, disabilityGroup: 'child' as const } : member
        )
      },
      []
    ],
    [
      'the multi-child benefit as the law has it',
      { ...income('multi-child-benefit', 152_925_00), multiChildBenefit: tiyn(152_925_00) },
      []
    ],
    [
      'another multi-child benefit',
      { ...income('multi-child-benefit', 100_000_00), multiChildBenefit: tiyn(152_925_00) },
      [
        {
          code: 'multi-child-benefit-differs',
          severity: 'attention',
          data: { declared: '100000.00', expected: '152925.00' }
        }
      ]
    ],
    [
      'a household plot that does not count',
      { ...income('household-plot', 5_000_00), householdPlotCounted: false },
      [{ code: 'household-plot-not-counted', severity: 'note', data: { amount: '5000.00' } }]
    ],
    ['nothing assessed yet', { assessment: null }, []]
  ])('%s', (_, given, expected) => {
    expect(alertsFor({ ...calm, ...given })).toEqual(expected)
  })

  it('are told in both languages without a gap', () => {
    const everything = alertsFor({
      ...calm,
      incomes: [
        { member: 'c', kind: 'household-plot', quarter: '2024-Q1', month: null, amount: tiyn(5_000_00) },
        { member: 'c', kind: 'multi-child-benefit', quarter: '2024-Q1', month: null, amount: tiyn(1_00) }
      ],
      ...figures(29_900_00, 122_00),
      otherApplicationsAtAddress: 4,
      membersElsewhere: [{ name: 'Ахметов Б.', other: '2024-000017' }],
      coResidentsLeftOut: ['Сериков С.'],
      accountIsApplicants: false,
      bars: [bar('2024-05-15'), bar('2024-01-01')],
      homes: 3,
      cars: 1,
      multiChildBenefit: tiyn(152_925_00),
      householdPlotCounted: false
    })
    expect(new Set(everything.map(({ code }) => code))).toEqual(new Set(alertCodes))
    for (const alert of everything) {
      const [kk, ru] = [alertText(alert, 'kk'), alertText(alert, 'ru')]
      expect(kk).not.toBe(ru)
      expect(`${kk}${ru}`).not.toMatch(/[{}]|false-data/)
    }
  })
})
