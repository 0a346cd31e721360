import type { InputOf, OutputOf } from '@shared/contract'
import type { CaseView } from '@shared/contract/cases'
import { firstDay } from '@shared/domain/quarter'
import {
  adult,
  decide,
  freshIban,
  freshIin,
  openPlayedOffice,
  register,
  setLine,
  type EnteredFamily,
  type IncomePlan,
  type MemberPlan,
  type PlayedOffice
} from './play'

export type Renewal = OutputOf<'renewal.get'>
export type Row = OutputOf<'renewal.rows'>['rows'][number]

let streets = 0

/** A family with an address and a name of its own, so that nobody takes it for another. */
export async function settle(
  office: PlayedOffice,
  plans: readonly MemberPlan[],
  lastName = 'Ахметова',
  kato = '634030100'
): Promise<EnteredFamily & { familyId: number }> {
  streets += 1
  const members: InputOf<'cases.register'>['members'] = []
  for (const [index, plan] of plans.entries()) {
    const person = await office.clerk.call('people.save', {
      ...{ iin: freshIin(plan.bornOn, plan.sex), lastName, firstName: index === 0 ? 'Әлия' : 'Ерлан' },
      ...(plan.disabilityGroup === undefined ? {} : { disabilityGroup: plan.disabilityGroup }),
      ...(index === 0
        ? {
            address: { kato, text: `улица Абая, ${streets}` },
            iban: freshIban(),
            phone: '+7 701 123 45 67'
          }
        : {})
    })
    members.push({
      personId: person.id,
      relation: index === 0 ? 'applicant' : (plan.relation ?? 'spouse'),
      ableBodied: plan.ableBodied ?? false,
      student: plan.student ?? false
    })
  }
  const family = await office.clerk.call('families.save', {
    from: '2018-01-01',
    members: members.map(({ personId, relation }) => ({ personId, relation: relation ?? 'other' }))
  })
  return { applicantId: members[0]?.personId ?? 0, members, familyId: family.id }
}

/** The same family applies and is assigned. */
export async function assigned(
  office: PlayedOffice,
  family: EnteredFamily,
  appliedOn: string,
  incomes: readonly IncomePlan[] = []
): Promise<CaseView> {
  const { applicantId, members } = family
  return decide(office, await register(office.clerk, { applicantId, members }, appliedOn), incomes)
}

/** What a family declares for a quarter, by places of its members. */
export function declare(
  office: PlayedOffice,
  family: EnteredFamily & { familyId: number },
  quarter: string,
  incomes: readonly IncomePlan[]
): Promise<OutputOf<'incomes.declare'>> {
  return office.clerk.call('incomes.declare', {
    familyId: family.familyId,
    quarter,
    source: 'Справка',
    incomes: incomes.map(([member, kind, amount]) => ({
      personId: family.members[member]?.personId ?? 0,
      ...{ kind, amount }
    }))
  })
}

/** The line of a quarter, and the act that lets the office assign for it without an application. */
export async function allow(office: PlayedOffice, quarter: string, line: string): Promise<void> {
  await setLine(office.admin, quarter, line)
  await office.admin.call('parameters.set', {
    ...{ name: 'proactive-renewal', value: 'allowed', quarter, act: 'Приказ о назначении без заявления' }
  })
}

/** Every row of a dry run. */
export async function rowsOf(office: PlayedOffice, id: number): Promise<Row[]> {
  return (await office.clerk.call('renewal.rows', { id, limit: 500 })).rows
}

/** From the dry run over both hands to the decisions. */
export async function renew(
  office: PlayedOffice,
  quarter: string,
  mode: 'applications' | 'proactive' = 'proactive'
): Promise<{ renewal: Renewal; decided: number }> {
  const { id } = await office.clerk.call('renewal.preview', { programme: 'asp', quarter, mode })
  await office.clerk.call('renewal.apply', { id })
  return office.reviewer.call('renewal.apply', { id })
}

/** The day the tests look at a quarter from. */
export const within = (quarter: string): string => firstDay(quarter).replace(/01$/, '10')

export const parents: readonly MemberPlan[] = [adult, { bornOn: '1984-02-11', sex: 'm', ableBodied: true }]

/** An office at the end of a quarter: families are assigned in Q2 2020, whose Q3 is to come. */
export async function atEndOfQuarter(
  options: Parameters<typeof openPlayedOffice>[1] = {}
): Promise<PlayedOffice> {
  const office = await openPlayedOffice('2020-05-10', options)
  await setLine(office.admin, '2020-Q2', '30000')
  await allow(office, '2020-Q3', '31000')
  return office
}

/** The dry run of that quarter. */
export function preview(
  office: PlayedOffice,
  mode: 'applications' | 'proactive' = 'proactive'
): Promise<Renewal> {
  return office.clerk.call('renewal.preview', { programme: 'asp', quarter: '2020-Q3', mode })
}

/** Outcome and reason of each family, by name. */
export async function whyOf(office: PlayedOffice, id: number): Promise<Record<string, string>> {
  return Object.fromEntries(
    (await rowsOf(office, id)).map(({ name, outcome, why }) => [name, `${outcome} ${why}`])
  )
}
