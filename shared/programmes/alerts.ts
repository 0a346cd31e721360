import { addMonths, ageAt, type IsoDate } from '../domain/iso-date'
import { sumTiyn, tengeString, tiyn, type Tiyn } from '../domain/money'
import type { Assessment, BarFacts, DisabilityGroup, IncomeFacts } from './types'

export const alertCodes = [
  'many-applications-at-address',
  'member-in-two-families',
  'co-resident-left-out',
  'account-not-applicants',
  'bar-active',
  'bar-earlier',
  'no-income-able-bodied',
  'near-line',
  'tiny-amount',
  'several-homes',
  'car',
  'multi-child-benefit-differs',
  'household-plot-not-counted'
] as const
export type AlertCode = (typeof alertCodes)[number]

/** Something a reviewer should look at. It decides nothing: a refusal needs its own ground. */
export interface Alert {
  code: AlertCode
  severity: 'attention' | 'note'
  /** Decimal tenge strings, dates, names, counts: what the sentence needs. */
  data: Record<string, string | number>
}

/** What the office knows of a case, as plain data; `null` where it is not known or does not apply. */
export interface AlertInput {
  appliedOn: IsoDate
  members: readonly {
    /** As incomes name it. */
    id: string
    name: string
    bornOn: IsoDate
    ableBodied: boolean
    disabilityGroup: DisabilityGroup | null
  }[]
  incomes: readonly IncomeFacts[]
  /** The newest assessment. */
  assessment: Pick<Assessment, 'entitled' | 'figures'> | null
  /** Applications of other families from the same address in the same quarter. */
  otherApplicationsAtAddress: number
  /** Members who belong to another family too, with the number of that family's case. */
  membersElsewhere: readonly { name: string; other: string }[]
  /** People who live at the address and are not in the application. */
  coResidentsLeftOut: readonly string[]
  /** Whether the account was opened in the applicant's own name. */
  accountIsApplicants: boolean | null
  /** Every bar known of the family and its members, past ones too. */
  bars: readonly BarFacts[]
  homes: number | null
  cars: number | null
  /** The law's multi-child benefit of the quarter whose income counts (`multiChildOfQuarter`). */
  multiChildBenefit: Tiyn | null
  /** Whether income of a household plot counts (`household-plot-income`). */
  householdPlotCounted: boolean
}

/** Others at one address from which on it is more than a coincidence (fifty-six fictitious ones had one address). */
const manyApplications = 3
/** Per-capita income this near the line is worth a second look: in percent of the line. */
const nearPercent = 2
/** Below 500 tenge a month people ask how the sum was made. */
const tinyAmount = tiyn(500_00)
/** A bar that ended within so many months before the application is worth knowing. */
const earlierBarMonths = 6

/** Checks that catch real fraud and error, in a fixed order. */
export function alertsFor(input: AlertInput): Alert[] {
  return [
    ...aboutPeople(input),
    ...aboutBars(input),
    ...aboutIncome(input),
    ...aboutAmount(input),
    ...aboutProperty(input)
  ]
}

function attention(code: AlertCode, data: Alert['data'] = {}): Alert {
  return { code, severity: 'attention', data }
}

function note(code: AlertCode, data: Alert['data'] = {}): Alert {
  return { code, severity: 'note', data }
}

function aboutPeople(input: AlertInput): Alert[] {
  const alerts: Alert[] = []
  const count = input.otherApplicationsAtAddress
  if (count > 0)
    alerts.push((count >= manyApplications ? attention : note)('many-applications-at-address', { count }))
  for (const { name, other } of input.membersElsewhere) {
    alerts.push(attention('member-in-two-families', { member: name, other }))
  }
  for (const name of input.coResidentsLeftOut) alerts.push(attention('co-resident-left-out', { name }))
  if (input.accountIsApplicants === false) alerts.push(attention('account-not-applicants'))
  return alerts
}

function aboutBars({ bars, appliedOn }: AlertInput): Alert[] {
  return bars
    .filter(({ from, until }) => from <= appliedOn && addMonths(until, earlierBarMonths) >= appliedOn)
    .map(({ reason, until }) =>
      until >= appliedOn ? attention('bar-active', { reason, until }) : note('bar-earlier', { reason, until })
    )
}

function aboutIncome({
  members,
  incomes,
  appliedOn,
  multiChildBenefit,
  householdPlotCounted
}: AlertInput): Alert[] {
  const alerts: Alert[] = []
  for (const { id, name, bornOn, ableBodied } of members) {
    const none = !incomes.some((income) => income.member === id && income.amount > 0)
    if (ableBodied && none && ageAt(bornOn, appliedOn) >= 18)
      alerts.push(attention('no-income-able-bodied', { member: name }))
  }
  const of = (kind: IncomeFacts['kind']): Tiyn =>
    sumTiyn(incomes.filter((income) => income.kind === kind).map(({ amount }) => amount))
  const declared = of('multi-child-benefit')
  if (multiChildBenefit !== null && declared > 0 && declared !== multiChildBenefit) {
    const expected = tengeString(multiChildBenefit)
    alerts.push(attention('multi-child-benefit-differs', { declared: tengeString(declared), expected }))
  }
  const plot = of('household-plot')
  if (!householdPlotCounted && plot > 0)
    alerts.push(note('household-plot-not-counted', { amount: tengeString(plot) }))
  return alerts
}

function aboutAmount({ assessment }: AlertInput): Alert[] {
  if (assessment === null) return []
  const { perCapita, povertyLine, monthly, childMonthly } = assessment.figures
  const alerts: Alert[] = []
  if (
    perCapita !== undefined &&
    povertyLine !== undefined &&
    Math.abs(perCapita - povertyLine) * 100 <= povertyLine * nearPercent
  ) {
    alerts.push(
      note('near-line', { perCapita: tengeString(perCapita), povertyLine: tengeString(povertyLine) })
    )
  }
  const paid = tiyn(monthly + (childMonthly ?? 0))
  if (assessment.entitled && paid < tinyAmount)
    alerts.push(note('tiny-amount', { amount: tengeString(paid) }))
  return alerts
}

function aboutProperty({ homes, cars, members }: AlertInput): Alert[] {
  const alerts: Alert[] = []
  const disabledChild = members.some(({ disabilityGroup }) => disabilityGroup === 'child')
  if (homes !== null && homes > 1) alerts.push(attention('several-homes', { count: homes }))
  if (cars !== null && cars > 0 && !disabledChild) alerts.push(attention('car', { count: cars }))
  return alerts
}
