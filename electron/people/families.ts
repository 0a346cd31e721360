import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../database/journal'
import type { WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import {
  changeRelation,
  currentMembership,
  endMembership,
  familyMembers,
  fullName,
  insertFamily,
  insertMembership,
  peopleByIds
} from './queries'
import { dayBefore, mustFindPerson } from './service'
import { viewFamily } from './views'

/** The family a person belongs to on a day (today unless told). @throws OfficeError `not-found` */
export async function getFamily(
  call: Call,
  input: ParsedInputOf<'families.get'>
): Promise<OutputOf<'families.get'>> {
  return call.read(async (read) => {
    await mustFindPerson(read, input.personId, 'personId')
    const membership = await currentMembership(read, input.personId)
    return {
      family:
        membership === undefined ? null : await viewFamily(read, membership.family_id, input.on ?? call.today)
    }
  })
}

/** @throws OfficeError `person-doubled`, `person-in-other-family {name, iin}`, `not-found` */
export async function saveFamily(
  call: Call,
  input: ParsedInputOf<'families.save'>
): Promise<OutputOf<'families.save'>> {
  if (input.from > call.today) throw new OfficeError('date-in-future', { field: 'from' })
  return call.write(async (tx, note) => {
    const id = await writeComposition(tx, {
      familyId: input.familyId,
      from: input.from,
      members: input.members,
      now: call.now
    })
    const family = await viewFamily(tx, id, call.today)
    note({
      subjectKind: 'family',
      subjectId: id,
      after: hashOf(family),
      details: { members: family.members.length }
    })
    return family
  })
}

/**
 * Writes a family's composition as of a day: those newly named join then, those no longer named leave the day before.
 * A person belongs to one family at a time.
 * @throws OfficeError `person-doubled`, `person-in-other-family {name, iin}`, `not-found`
 */
export async function writeComposition(
  tx: WriteConnection,
  composition: {
    familyId: number | undefined
    from: string
    members: readonly { personId: number; relation: string }[]
    now: string
  }
): Promise<number> {
  const { members, from } = composition
  await refuseUnknownOrDoubled(
    tx,
    members.map((member) => member.personId)
  )
  const familyId = composition.familyId ?? (await insertFamily(tx, composition.now))
  const current = (await familyMembers(tx, familyId)).filter((row) => row.until === null)
  if (
    composition.familyId !== undefined &&
    current.length === 0 &&
    (await familyMembers(tx, familyId)).length === 0
  ) {
    throw new OfficeError('not-found', { field: 'familyId', data: { what: 'family', id: familyId } })
  }
  for (const row of current) {
    if (!members.some((member) => member.personId === row.person_id))
      await endMembership(tx, row.id, dayBefore(from))
  }
  for (const [index, member] of members.entries()) {
    const membership = await currentMembership(tx, member.personId)
    if (membership === undefined) await insertMembership(tx, { familyId, ...member, since: from })
    else if (membership.family_id !== familyId) await refuseOtherFamily(tx, member.personId, index)
    else if (membership.relation !== member.relation) await changeRelation(tx, membership.id, member.relation)
  }
  return familyId
}

async function refuseUnknownOrDoubled(tx: WriteConnection, ids: readonly number[]): Promise<void> {
  const doubled = ids.findIndex((id, index) => ids.indexOf(id) !== index)
  if (doubled !== -1) throw new OfficeError('person-doubled', { field: `members.${doubled}.personId` })
  const known = new Set((await peopleByIds(tx, ids)).map((row) => row.id))
  const unknown = ids.findIndex((id) => !known.has(id))
  if (unknown !== -1)
    throw new OfficeError('not-found', {
      field: `members.${unknown}.personId`,
      data: { what: 'person', id: ids[unknown] ?? 0 }
    })
}

async function refuseOtherFamily(tx: WriteConnection, personId: number, index: number): Promise<never> {
  const person = await mustFindPerson(tx, personId)
  throw new OfficeError('person-in-other-family', {
    field: `members.${index}.personId`,
    data: { name: fullName(person), iin: person.iin, personId }
  })
}
