import type { ReadConnection } from '../../database/transaction'
import type { Effects, ImportContext, TakenRow } from '../importer'
import { groupOf } from './people-check'
import { peopleByIins, type NewRows, type NextIds, type StoredPerson } from './people-queries'

/** A taken row with the person it is written to, stored or new. */
export interface PlacedRow {
  row: TakenRow
  personId: number
  /** `null` of a person who is new. */
  stored: StoredPerson | null
}

interface Placing {
  context: ImportContext
  effects: Effects
  rows: NewRows
  ids: NextIds
}

const keyOfGroup = (group: string): string => `group:${group}`

/**
 * Puts the people of a piece into their families: the stored family of the head or of the first who has one, else a new one. Who is in
 * a family already stays there.
 * @returns changed relations: member id and relation
 */
export async function placeFamilies(
  read: ReadConnection,
  placed: readonly PlacedRow[],
  placing: Placing
): Promise<[number, string][]> {
  const { seen } = placing.context
  const heads = await headsOf(read, placed)
  for (const { row, stored } of placed) {
    const group = groupOf(row.values)
    if (group === null || stored?.family_id == null) continue
    if (!seen.has(keyOfGroup(group))) seen.set(keyOfGroup(group), stored.family_id)
  }
  const relations: [number, string][] = []
  for (const one of placed) {
    const group = groupOf(one.row.values) ?? ownGroup(one, placing.context)
    if (group === null) continue
    const familyId = familyOf(group, one, heads, placing)
    const relation = relationOf(one)
    if (one.stored?.family_id == null)
      join(one.row.row, { personId: one.personId, familyId, relation }, placing)
    else if (relationChanges(one, familyId)) {
      const { member_id: id, relation: before } = one.stored
      if (id === null) continue
      placing.effects.changed(one.row.row, 'family_members', id, { relation: before })
      relations.push([id, relation])
    }
  }
  return relations
}

/** The stored people whom rows of a piece name as heads. */
async function headsOf(
  read: ReadConnection,
  placed: readonly PlacedRow[]
): Promise<Map<string, { id: number; familyId: number | null }>> {
  const iins = [...new Set(placed.flatMap(({ row }) => row.values.headIin ?? []))]
  const heads = new Map<string, { id: number; familyId: number | null }>()
  for (const person of await peopleByIins(read, iins))
    heads.set(person.iin, { id: person.id, familyId: person.family_id })
  for (const { row, personId, stored } of placed) {
    const { iin } = row.values
    if (stored === null && iin !== undefined && iins.includes(iin))
      heads.set(iin, { id: personId, familyId: null })
  }
  return heads
}

/** Whom members of an earlier piece named as their head. */
function ownGroup({ row }: PlacedRow, { seen }: ImportContext): string | null {
  const group = `head:${row.values.iin ?? ''}`
  return seen.has(keyOfGroup(group)) ? group : null
}

function familyOf(
  group: string,
  { row }: PlacedRow,
  heads: ReadonlyMap<string, { id: number; familyId: number | null }>,
  placing: Placing
): number {
  const { seen } = placing.context
  const known = seen.get(keyOfGroup(group))
  if (known !== undefined) return known
  const head = row.values.headIin === undefined ? undefined : heads.get(row.values.headIin)
  const familyId = head?.familyId ?? newFamily(row.row, placing)
  seen.set(keyOfGroup(group), familyId)
  // A head whose own row names no family belongs to it all the same.
  if (head !== undefined && head.familyId === null)
    join(row.row, { personId: head.id, familyId, relation: 'applicant' }, placing)
  return familyId
}

function newFamily(row: number, { rows, ids, effects, context }: Placing): number {
  const id = ids.families
  ids.families += 1
  rows.families.push([id, context.call.now])
  effects.created(row, 'families', id)
  return id
}

function join(
  row: number,
  member: { personId: number; familyId: number; relation: string },
  { rows, ids, effects, context }: Placing
): void {
  const key = `member:${member.personId}`
  if (context.seen.has(key)) return
  context.seen.set(key, member.familyId)
  const id = ids.family_members
  ids.family_members += 1
  rows.members.push([id, member.familyId, member.personId, member.relation, context.call.today])
  effects.created(row, 'family_members', id)
}

function relationOf({ row }: PlacedRow): string {
  const { relation, headIin, iin } = row.values
  return relation ?? (headIin === undefined || headIin === iin ? 'applicant' : 'other')
}

function relationChanges({ row, stored }: PlacedRow, familyId: number): boolean {
  const { relation } = row.values
  return (
    relation !== undefined &&
    stored?.family_id === familyId &&
    stored.relation !== relation &&
    !row.keep.includes('relation')
  )
}
