import { ageAt } from '@shared/domain/iso-date'
import { tiyn, type Tiyn } from '@shared/domain/money'
import { OfficeError } from '@shared/errors'
import { assess } from '@shared/programmes'
import { classify, monthlyOf, needsClerk, type Verdict } from '@shared/renewal/classify'
import type { Assessment, CaseFacts } from '@shared/programmes/types'
import { factsFrom } from '../cases/facts'
import { refuseUnanswered } from '../cases/verdict'
import { fullName } from '../people/queries'
import type { Context } from './context'
import type { Situation } from './situations'

/** A family worked out for the new quarter: what becomes of it, and, unless a clerk must look first, facts and working. */
export interface Reckoned {
  verdict: Verdict
  /** Tiyn a month; null where nothing could be worked out. */
  now: Tiyn | null
  assessed: { facts: CaseFacts; result: Assessment } | null
  /** The account the money goes to. */
  iban: string | null
}

// Errors that are no family's own: they stop the whole dry run with the name of what is missing.
const ofTheOffice: readonly string[] = ['parameter-missing', 'parameter-doubled', 'rule-version-missing']
// From so many others at one address on it is more than a coincidence, as `alertsFor` has it.
const manyAtAddress = 3

/**
 * Works a family out by the newest incomes, or says why a clerk must. Pure: the situation was read before.
 * @throws OfficeError `parameter-missing` and its like, which no single family can mend
 */
export function reckon(situation: Situation, context: Context): Reckoned {
  const iban = accountOf(situation, context)
  const hindered = hindrance(situation, context, iban)
  if (hindered !== null) return { verdict: hindered, now: null, assessed: null, iban }
  try {
    return worked(situation, context, iban)
  } catch (error) {
    if (!(error instanceof OfficeError) || ofTheOffice.includes(error.code)) throw error
    const verdict = needsClerk('facts-refused', { code: error.code, field: error.field ?? '' })
    return { verdict, now: null, assessed: null, iban }
  }
}

function worked(situation: Situation, context: Context, iban: string | null): Reckoned {
  const facts = newFacts(situation, context)
  refuseUnanswered(facts)
  if (context.programme.needs.survey && situation.survey?.conclusion == null)
    throw new OfficeError('case-incomplete', { field: 'survey', data: { missing: 'conclusion' } })
  const result = assess(facts, context.book)
  const now = monthlyOf(result)
  const mci = (on: string): string | null => context.book.find('mci', on)?.value ?? null
  const { row } = situation
  const verdict = classify(
    {
      amount: tiyn(row.was),
      figures: JSON.parse(row.base_figures) as Assessment['figures'],
      mci: mci(row.base_applied_on)
    },
    { result, mci: mci(facts.appliedOn) }
  )
  const high = context.tier !== null && result.entitled && now >= context.tier
  return { verdict: high ? needsClerk('head-tier') : verdict, now, assessed: { facts, result }, iban }
}

/** Facts of the own case, or those of the case that ends with the new day and the declared incomes. */
function newFacts({ source, members, incomes, survey, bars, asked }: Situation, context: Context): CaseFacts {
  if (source === null) throw new Error('a family without a case')
  const carried = context.renewal.mode === 'applications' ? {} : { applied_on: context.appliedOn }
  const row = { ...source, ...carried }
  const clean = (one: Situation['members'][number]): typeof one =>
    context.renewal.mode === 'applications' ? one : { ...one, employment_refused: 0, contract_broken: 0 }
  const facts = factsFrom({ row, members: members.map(clean), incomes, survey }, bars)
  return asked === null ? facts : { ...facts, asked }
}

/** Of an application its own account; of a renewal without one that which the applicant has now. */
function accountOf({ source, row }: Situation, { renewal, programme }: Context): string | null {
  if (!programme.needs.account) return source?.iban ?? null
  return renewal.mode === 'applications' ? (source?.iban ?? null) : row.iban
}

/** Why a clerk must look at the family before anything is worked out. */
function hindrance(situation: Situation, context: Context, iban: string | null): Verdict | null {
  const { row, source } = situation
  const proactive = context.renewal.mode === 'proactive'
  if (row.base_kind === 'suspend') return needsClerk('suspended')
  if (row.other_open !== null) return needsClerk('case-open', { number: row.other_open })
  if (proactive && row.own_case_id !== null) return needsClerk('case-open')
  if (source === null) return needsClerk('not-applied')
  if (!proactive && !['registered', 'in-review', 'assessed'].includes(source.state))
    return needsClerk('case-open', { number: source.number })
  return (
    familyChanged(situation, context) ??
    (addressChanged(situation, context) ? needsClerk('address-changed') : null) ??
    accountAlert(situation, context, iban) ??
    (situation.incomesFrom === null ? needsClerk('incomes-missing') : null) ??
    barred(situation, context) ??
    fraudAlert(situation)
  )
}

/** The address of an application is its own; without one it is the applicant's newest. */
function addressChanged({ row, source }: Situation, { renewal }: Context): boolean {
  if (renewal.mode === 'proactive') return row.moved === 1
  return source?.kato !== row.base_kato || source.address_key !== row.base_address_key
}

function familyChanged(situation: Situation, context: Context): Verdict | null {
  const { baseMembers, members, belonging, gone } = situation
  const proactive = context.renewal.mode === 'proactive'
  const changed = (what: string, personId: number): Verdict => {
    const person = [...baseMembers, ...members].find((one) => one.person_id === personId)
    return needsClerk('composition-changed', {
      what,
      member: String(personId),
      name: person === undefined ? '' : fullName(person)
    })
  }
  const now = proactive ? belonging : members.map((one) => one.person_id)
  const before = baseMembers
    .filter((one) => one.member_until === null || one.member_until >= context.appliedOn)
    .map((one) => one.person_id)
  const left = baseMembers.find((one) => !now.includes(one.person_id) || !before.includes(one.person_id))
  if (left !== undefined) return changed('left', left.person_id)
  const joined = now.find((id) => !before.includes(id))
  if (joined !== undefined) return changed('joined', joined)
  const [away] = gone.filter((id) => now.includes(id))
  if (away !== undefined) return { ...changed('left-area', away), why: 'left' }
  if (!proactive) return null
  const aged = baseMembers.find((one) =>
    [18, ...(one.student === 1 ? [23] : [])].some(
      (age) =>
        ageAt(one.born_on, situation.row.base_applied_on) < age &&
        ageAt(one.born_on, context.appliedOn) >= age
    )
  )
  return aged === undefined ? null : changed('of-age', aged.person_id)
}

function accountAlert({ source, row }: Situation, context: Context, iban: string | null): Verdict | null {
  if (!context.programme.needs.account || source === null) return null
  const owner = context.renewal.mode === 'applications' ? source.iban_owner : row.base_iban_owner
  const strange = owner !== null && owner !== source.applicant_id
  if (iban === null)
    return strange ? needsClerk('alert', { alert: 'account-not-applicants' }) : needsClerk('account-missing')
  if (context.renewal.mode === 'applications' && owner !== source.applicant_id)
    return needsClerk('alert', { alert: 'account-not-applicants' })
  return null
}

function barred({ bars, source }: Situation, context: Context): Verdict | null {
  const on = context.renewal.mode === 'applications' ? (source?.applied_on ?? '') : context.appliedOn
  const bar = bars.find(({ from_day: from, until_day: until }) => from <= on && until >= on)
  return bar === undefined ? null : needsClerk('bar', { reason: bar.reason, until: bar.until_day })
}

/** The checks against fraud that look across the office (domain §9). */
function fraudAlert({ elsewhere, sharing, members }: Situation): Verdict | null {
  if (elsewhere !== null) {
    const member = members.find((one) => one.person_id === elsewhere.personId)
    return needsClerk('alert', {
      alert: 'member-in-two-families',
      number: elsewhere.number,
      name: member === undefined ? '' : fullName(member)
    })
  }
  return sharing >= manyAtAddress
    ? needsClerk('alert', { alert: 'many-applications-at-address', count: String(sharing) })
    : null
}
