import { z } from 'zod'
import type { InputOf, OutputOf } from '@shared/contract'
import { checkIin, type CheckedIin } from '@shared/domain/iin'
import { OfficeError } from '@shared/errors'

type Person = OutputOf<'people.save'>
type Save = InputOf<'people.save'>

const text = z.string().max(5000).catch('')

/** The form of a person as it is typed; also a part of an application's draft. */
export const personDraftShape = z.object({
  iin: text,
  lastName: text,
  firstName: text,
  middleName: text,
  phone: text,
  disability: z.enum(['none', '1', '2', '3', 'child']).catch('none'),
  kato: text,
  addressText: text,
  iban: text
})
export type PersonDraft = z.infer<typeof personDraftShape>

export function emptyPerson(iin = ''): PersonDraft {
  return {
    iin,
    lastName: '',
    firstName: '',
    middleName: '',
    phone: '',
    disability: 'none',
    kato: '',
    addressText: '',
    iban: ''
  }
}

/** The person's record in the form. */
export function personDraft(person: Person): PersonDraft {
  const group = String(person.disabilityGroup ?? 'none')
  return {
    iin: person.iin,
    lastName: person.lastName,
    firstName: person.firstName,
    middleName: person.middleName ?? '',
    phone: person.phone ?? '',
    disability: personDraftShape.shape.disability.parse(group),
    kato: person.address?.kato ?? '',
    addressText: person.address?.text ?? '',
    iban: person.accounts.find((one) => one.current)?.iban ?? ''
  }
}

/** What a search text says of a person not found: an IIN begun, or the last, first and middle name. */
export function draftFromSearch(search: string): PersonDraft {
  const words = search.trim().split(/\s+/)
  if (/^[\d\s]+$/.test(search.trim())) return emptyPerson(search.replace(/\D/g, '').slice(0, 12))
  const [lastName = '', firstName = '', ...rest] = words
  return { ...emptyPerson(), lastName, firstName, middleName: rest.join(' ') }
}

/** The birth date and the sex in a whole and correct IIN; null while it is none. */
export function readIin(iin: string): CheckedIin | null {
  try {
    return checkIin(iin)
  } catch (error) {
    if (error instanceof OfficeError) return null
    throw error
  }
}

function disabilityGroup(word: PersonDraft['disability']): Person['disabilityGroup'] {
  if (word === 'none' || word === 'child') return word === 'child' ? 'child' : null
  return Number(word) as 1 | 2 | 3
}

function orNull(value: string): string | null {
  return value.trim() === '' ? null : value
}

/** The form as `people.save` takes it. `before` is the record it was opened on. */
export function saveInput(draft: PersonDraft, before: Person | null): Save {
  const iban = orNull(draft.iban)
  const placed = draft.kato !== '' || draft.addressText.trim() !== ''
  return {
    ...(before === null ? {} : { id: before.id, revision: before.revision }),
    iin: draft.iin,
    lastName: draft.lastName,
    firstName: draft.firstName,
    middleName: orNull(draft.middleName),
    phone: orNull(draft.phone),
    disabilityGroup: disabilityGroup(draft.disability),
    address: placed ? { kato: draft.kato, text: draft.addressText } : null,
    ...(iban === null ? {} : { iban, ibanOwnerIin: draft.iin })
  }
}
