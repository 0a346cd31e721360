import { z } from 'zod'
import type { InputOf, OutputOf } from '@shared/contract'
import { channels } from '@shared/contract/cases'
import { relations } from '@shared/contract/people'
import { applicationProgrammes } from '@shared/programmes/types'
import { isIsoDate, type IsoDate } from '@shared/domain/iso-date'
import { precedingQuarter, quarterOf, type Month, type Quarter } from '@shared/domain/quarter'
import { emptyPerson, personDraftShape } from '../people/person-draft'
import { memberInput, newMember, type KnownPerson, type MemberDraft } from './member-draft'

type Person = OutputOf<'people.save'>

const text = z.string().max(5000).catch('')
const flag = z.boolean().catch(false)

const memberShape: z.ZodType<MemberDraft> = z.object({
  personId: z.number().int().positive(),
  iin: z.string(),
  fullName: z.string(),
  bornOn: z.string(),
  sex: z.enum(['m', 'f']),
  relation: z.enum(relations),
  student: flag,
  ableBodied: flag,
  disability: z.enum(['none', '1', '2', '3', 'child']).catch('none'),
  caresFor: text,
  longSickLeave: flag,
  memberFrom: text,
  memberUntil: text
})

const draftShape = z.object({
  programme: z.enum(applicationProgrammes).catch('asp'),
  /** Code of the maslikhat's benefit; of `local` only. */
  benefit: text,
  appliedOn: text,
  channel: z.enum(channels).catch('in-person'),
  outsideNumber: text,
  applicantId: z.number().nullable().catch(null),
  kato: text,
  addressText: text,
  /** The address of the application is also the applicant's own from now on. */
  keepAddress: z.boolean().catch(true),
  iban: text,
  lumpSum: flag,
  members: z.array(memberShape).catch([]),
  /** IINs that the application itself names and that are not on the list yet: the office does not know these people. */
  awaited: z.array(z.string()).catch([]),
  /** A person half entered, and where: lost neither by a closed window. */
  entering: z.enum(['applicant', 'member']).nullable().catch(null),
  person: personDraftShape.catch(() => emptyPerson())
})

/** All that the clerk typed into an application that is not registered yet. */
export type IntakeDraft = z.infer<typeof draftShape>

export function emptyIntake(today: IsoDate): IntakeDraft {
  return {
    programme: 'asp',
    benefit: '',
    appliedOn: today,
    channel: 'in-person',
    outsideNumber: '',
    applicantId: null,
    kato: '',
    addressText: '',
    keepAddress: true,
    iban: '',
    lumpSum: false,
    members: [],
    awaited: [],
    entering: null,
    person: emptyPerson()
  }
}

/** A stored draft as one types further; what an older program stored otherwise starts empty. */
export function restoreIntake(stored: unknown, today: IsoDate): IntakeDraft {
  const read = draftShape.safeParse(stored)
  return read.success ? read.data : emptyIntake(today)
}

/** Whether there is anything worth keeping; the date alone is not. */
export function isWorthKeeping(draft: IntakeDraft): boolean {
  const typed = [
    draft.outsideNumber,
    draft.kato,
    draft.addressText,
    draft.iban,
    ...Object.values(draft.person)
  ]
  return draft.members.length > 0 || typed.some((value) => value !== '' && value !== 'none')
}

/** Who is named in the application and still has to be entered. */
export function stillAwaited({ awaited, members }: IntakeDraft): string[] {
  const listed = new Set(members.map(({ iin }) => iin))
  return awaited.filter((iin) => !listed.has(iin))
}

export function applicantOf(draft: IntakeDraft): MemberDraft | null {
  return draft.members.find((one) => one.personId === draft.applicantId) ?? null
}

/** The person's record as the members list knows it. */
export function known(person: Person): KnownPerson {
  const { id, iin, fullName, bornOn, sex, disabilityGroup } = person
  return { id, iin, fullName, bornOn, sex, disabilityGroup }
}

/**
 * Puts a person first as the applicant, and takes over the address and the current account where those are still empty.
 * Another applicant chosen before leaves the list.
 */
export function setApplicant(draft: IntakeDraft, person: Person, on: IsoDate): void {
  const before = draft.members.find((one) => one.relation === 'applicant')
  const others = draft.members.filter((one) => one !== before && one.personId !== person.id)
  if (before !== undefined && before.personId !== person.id)
    Object.assign(draft, { kato: '', addressText: '', iban: '' })
  draft.applicantId = person.id
  draft.members = [newMember(known(person), 'applicant', on), ...others]
  if (draft.addressText === '' && person.address !== null) {
    draft.kato = person.address.kato
    draft.addressText = person.address.text
  }
  const account = person.accounts.find((one) => one.current)
  if (draft.iban === '' && account !== undefined) draft.iban = account.iban
}

/** Whether the application's address, once complete, is another than on the applicant's record. */
export function addressDiffers(draft: IntakeDraft, record: Person | null): boolean {
  const typed = draft.addressText.trim()
  if (record === null || draft.kato === '' || typed === '') return false
  return record.address?.kato !== draft.kato || record.address.text !== typed
}

/** What follows from the date: null while it is no date yet. */
export function quartersOf(appliedOn: string): { applied: Quarter; income: Quarter } | null {
  if (!isIsoDate(appliedOn)) return null
  const applied = quarterOf(appliedOn)
  return { applied, income: precedingQuarter(applied) }
}

/** Months assistance would be assigned for; empty while the date is no date yet. */
export function assignedMonths(appliedOn: string, monthsTo: (date: IsoDate) => Month[]): Month[] {
  return isIsoDate(appliedOn) ? monthsTo(appliedOn) : []
}

/** The lump sum exists only under the rules of 2018, that is for applications until 31.03.2019. */
export function mayBeLumpSum(appliedOn: string): boolean {
  return isIsoDate(appliedOn) && appliedOn >= '2018-01-01' && appliedOn <= '2019-03-31'
}

/** The draft as `cases.register` takes it; an applicant not chosen goes as 0, which the contract refuses. */
export function registerInput(draft: IntakeDraft, draftId: number | null): InputOf<'cases.register'> {
  const outside = draft.outsideNumber.trim()
  return {
    programme: draft.programme,
    ...(draft.programme === 'local' ? { benefit: draft.benefit } : {}),
    applicantId: draft.applicantId ?? 0,
    appliedOn: draft.appliedOn,
    channel: draft.channel,
    outsideNumber: outside === '' ? null : outside,
    members: draft.members.map(memberInput),
    ...(draft.kato === '' && draft.addressText.trim() === ''
      ? {}
      : { address: { kato: draft.kato, text: draft.addressText } }),
    iban: draft.iban.trim() === '' ? null : draft.iban,
    lumpSum: draft.programme === 'asp' && draft.lumpSum && mayBeLumpSum(draft.appliedOn),
    ...(draftId === null ? {} : { draftId })
  }
}
