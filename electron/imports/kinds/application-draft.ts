import type { Locale } from '@shared/contract/fields'
import { formatDate } from '@shared/domain/format'
import { guessRelation, newMember, type KnownPerson, type MemberDraft } from '@shared/intake/member-draft'
import { fullName, type PersonRow } from '../../people/queries'
import { disabilityOf } from '../../people/views'

/** What a row says of an application, and whom of it the office knows. */
export interface Application {
  values: Readonly<Record<string, string>>
  programme: string
  applicant: PersonRow | null
  /** Others named, by IIN; `null` of those whom the office does not know. */
  members: ReadonlyMap<string, PersonRow | null>
  /** The applicant's own, where the row names none. */
  recorded: { kato: string; address: string; iban: string }
}

function knownPerson(row: PersonRow): KnownPerson {
  return {
    id: row.id,
    iin: row.iin,
    fullName: fullName(row),
    bornOn: row.born_on,
    sex: row.sex,
    disabilityGroup: disabilityOf(row.disability_group)
  }
}

function memberList({ applicant, members, values }: Application): MemberDraft[] {
  if (applicant === null) return []
  const on = values['appliedOn'] ?? ''
  const list = [newMember(knownPerson(applicant), 'applicant', on)]
  for (const row of members.values()) {
    if (row === null) continue
    const person = knownPerson(row)
    list.push(newMember(person, guessRelation(person, list, on), on))
  }
  return list
}

/** Last, first and middle name; a whole name stands in the order of the papers. */
function namesOf(values: Application['values']): { lastName: string; firstName: string; middleName: string } {
  const [last = '', first = '', ...rest] = (values['fullName'] ?? '').split(' ')
  return {
    lastName: values['lastName'] ?? last,
    firstName: values['firstName'] ?? first,
    middleName: values['middleName'] ?? rest.join(' ')
  }
}

/**
 * The application as the intake screen keeps one that is typed and not yet registered: a clerk goes on where e-GOV left off. Whom the
 * office does not know is half entered already (the applicant), or named to be entered (the others).
 */
export function applicationDraft(application: Application): Record<string, unknown> {
  const { values, applicant, members, recorded } = application
  const said = (field: string, known: string): string => values[field] ?? known
  const wholeAddress = values['kato'] !== undefined || values['address'] !== undefined
  const person = {
    ...{ iin: '', lastName: '', firstName: '', middleName: '', phone: '', disability: 'none' },
    ...{ kato: '', addressText: '', iban: '' }
  }
  return {
    programme: application.programme,
    benefit: application.programme === 'local' ? (values['benefit'] ?? '') : '',
    appliedOn: values['appliedOn'] ?? '',
    channel: 'e-gov',
    outsideNumber: values['outsideNumber'] ?? '',
    applicantId: applicant?.id ?? null,
    kato: wholeAddress ? (values['kato'] ?? '') : recorded.kato,
    addressText: wholeAddress ? (values['address'] ?? '') : recorded.address,
    keepAddress: true,
    iban: said('iban', recorded.iban),
    lumpSum: false,
    members: memberList(application),
    awaited:
      applicant === null ? [...members.keys()] : [...members].flatMap(([iin, row]) => (row ? [] : [iin])),
    entering: applicant === null ? 'applicant' : null,
    person:
      applicant === null
        ? { ...person, iin: values['iin'] ?? '', ...namesOf(values), phone: values['phone'] ?? '' }
        : person
  }
}

/** The draft's line in the list, as the intake screen words it, with the number from outside. */
export function draftTitle({ values, applicant }: Application, locale: Locale): string {
  const names = namesOf(values)
  const name =
    applicant === null
      ? [names.lastName, names.firstName, names.middleName].join(' ').trim()
      : fullName(applicant)
  const date = formatDate(values['appliedOn'] ?? '', locale)
  const number = `e-GOV № ${values['outsideNumber'] ?? ''}`
  const words =
    locale === 'kk' ? `${name}: ${date} күнгі өтініш, ${number}` : `${name}: заявление от ${date}, ${number}`
  return words.slice(0, 200)
}
