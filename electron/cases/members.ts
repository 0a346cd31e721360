import type { z } from 'zod'
import type { memberInput } from '@shared/contract/cases'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../database/transaction'
import { mustFindPerson } from '../people/service'
import { storedDisability } from '../people/views'
import { memberId } from './facts'
import type { NewMember } from './entry-queries'

type Input = z.output<typeof memberInput>

/**
 * The members of an application as stored. Disability is taken from the person's record unless the application says otherwise.
 * @throws OfficeError `person-doubled`, `not-found`, `born-after-application`, `cares-for-unknown`
 */
export async function memberRows(
  read: ReadConnection,
  members: readonly Input[],
  appliedOn: string
): Promise<NewMember[]> {
  const ids = members.map((member) => member.personId)
  const rows: NewMember[] = []
  for (const [index, member] of members.entries()) {
    if (ids.indexOf(member.personId) !== index)
      throw new OfficeError('person-doubled', { field: `members.${index}.personId` })
    const person = await mustFindPerson(read, member.personId, `members.${index}.personId`)
    if (person.born_on > appliedOn && (member.memberFrom ?? appliedOn) < person.born_on)
      throw new OfficeError('born-after-application', { field: `members.${index}.personId` })
    rows.push({
      person_id: member.personId,
      relation: member.relation,
      student: Number(member.student),
      able_bodied: Number(member.ableBodied),
      disability_group:
        member.disabilityGroup === undefined
          ? person.disability_group
          : storedDisability(member.disabilityGroup),
      cares_for: caresForStored(member, ids, index),
      long_sick_leave: Number(member.longSickLeave),
      member_from: member.memberFrom,
      member_until: member.memberUntil
    })
  }
  return rows
}

function caresForStored(member: Input, ids: readonly number[], index: number): string | null {
  if (member.caresFor === null) return null
  if (typeof member.caresFor === 'string') return member.caresFor
  if (!ids.includes(member.caresFor) || member.caresFor === member.personId) {
    throw new OfficeError('cares-for-unknown', { field: `members.${index}.caresFor` })
  }
  return memberId(member.caresFor)
}
