import type { z } from 'zod'
import type { accountIbanView, addressView, familyView, personRow, personView } from '@shared/contract/people'
import { formatIban } from '@shared/domain/iban'
import type { KatoEntry } from '@shared/domain/kato'
import type { DisabilityGroup } from '@shared/programmes/types'
import type { ReadConnection } from '../database/transaction'
import { placeName } from '../parameters/classifiers'
import { type PersonListRow } from './list-queries'
import {
  addressesOf,
  currentMembership,
  familyMembers,
  fullName,
  ibansOf,
  peopleByIds,
  type AddressRow,
  type FamilyMemberRow,
  type IbanRow,
  type PersonRow
} from './queries'

export type PersonView = z.infer<typeof personView>
export type FamilyView = z.infer<typeof familyView>
type Kato = ReadonlyMap<string, KatoEntry>

/** The stored word of a disability group as the rules know it. */
export function disabilityOf(stored: string | null): DisabilityGroup | null {
  if (stored === null) return null
  return stored === 'child' ? 'child' : (Number(stored) as 1 | 2 | 3)
}

export const storedDisability = (group: DisabilityGroup | null): string | null =>
  group === null ? null : String(group)

export function viewAddress(row: Pick<AddressRow, 'kato' | 'text'>, kato: Kato): z.infer<typeof addressView> {
  return { kato: row.kato, text: row.text, place: placeName(kato, row.kato) }
}

function viewIban(row: IbanRow): z.infer<typeof accountIbanView> {
  return { id: row.id, iban: row.iban, bank: formatIban(row.iban).slice(5, 9), current: row.until === null }
}

/** A person with address, accounts and family as they stand now. */
export async function viewPerson(read: ReadConnection, row: PersonRow, kato: Kato): Promise<PersonView> {
  const address = (await addressesOf(read, row.id)).find((one) => one.until === null)
  const membership = await currentMembership(read, row.id)
  return {
    id: row.id,
    iin: row.iin,
    lastName: row.last_name,
    firstName: row.first_name,
    middleName: row.middle_name,
    fullName: fullName(row),
    bornOn: row.born_on,
    sex: row.sex,
    phone: row.phone,
    disabilityGroup: disabilityOf(row.disability_group),
    address: address === undefined ? null : viewAddress(address, kato),
    accounts: (await ibansOf(read, row.id)).map(viewIban),
    familyId: membership?.family_id ?? null,
    revision: row.revision
  }
}

export function viewListRow(row: PersonListRow, kato: Kato, locale: 'kk' | 'ru'): z.infer<typeof personRow> {
  return {
    id: row.id,
    iin: row.iin,
    fullName: fullName(row),
    bornOn: row.born_on,
    phone: row.phone,
    address:
      row.address_kato === null
        ? null
        : `${placeName(kato, row.address_kato)[locale]}, ${row.address_text ?? ''}`,
    familyId: row.family_id,
    familySize: row.family_size,
    openCase:
      row.case_id === null
        ? null
        : { id: row.case_id, number: row.case_number ?? '', state: row.case_state ?? '' }
  }
}

/** A family on a day: who belongs to it then, and who did before. */
export async function viewFamily(read: ReadConnection, familyId: number, on: string): Promise<FamilyView> {
  const rows = await familyMembers(read, familyId)
  const people = new Map(
    (await peopleByIds(read, [...new Set(rows.map((row) => row.person_id))])).map((row) => [row.id, row])
  )
  const view = (row: FamilyMemberRow): FamilyView['members'][number] => {
    const person = people.get(row.person_id)
    if (person === undefined) throw new Error(`member ${row.person_id} of family ${familyId} is not a person`)
    return {
      personId: person.id,
      fullName: fullName(person),
      iin: person.iin,
      bornOn: person.born_on,
      sex: person.sex,
      disabilityGroup: disabilityOf(person.disability_group),
      relation: row.relation as FamilyView['members'][number]['relation'],
      since: row.since,
      until: row.until
    }
  }
  const belongs = (row: FamilyMemberRow): boolean =>
    row.since <= on && (row.until === null || row.until >= on)
  return {
    id: familyId,
    on,
    members: rows.filter(belongs).map(view),
    former: rows.filter((row) => row.until !== null && row.until < on).map(view)
  }
}
