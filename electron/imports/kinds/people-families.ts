import { setImmediate as turn } from 'node:timers/promises'
import type { WriteConnection } from '../../database/transaction'
import type { Effects, ImportContext, TakenRow } from '../importer'
import { rowsAtOnce } from '../pieces'
import { groupOf, headsNamed, householdsOf, type Household, type Households } from './people-households'
import {
  changeRelations,
  groupedRows,
  insertFamilies,
  nextIds,
  peopleByIins,
  type NextIds,
  type StoredPerson
} from './people-queries'

/** A taken row with the person it is written to, stored or new. */
export interface PlacedRow {
  row: TakenRow
  personId: number
  /** `null` of a person who is new. */
  stored: StoredPerson | null
}

/** What is kept of a written row until all of the list is written. */
interface Placed extends Household {
  row: number
  personId: number
  relation: string
  /** Number of the stored membership whose relation the row says otherwise. */
  changes: { memberId: number; before: string } | null
}

const placedOf = new WeakMap<ImportContext, Placed[]>()

/** Remembers whom the rows of a piece were written to: families are a matter of the whole list. */
export function rememberPlaced(context: ImportContext, rows: readonly PlacedRow[]): void {
  const known = placedOf.get(context) ?? []
  placedOf.set(context, known)
  for (const { row, personId, stored } of [...rows].sort((a, b) => a.row.row - b.row.row)) {
    const { values } = row
    const iin = values.iin ?? stored?.iin
    known.push({
      ...{ row: row.row, personId, iin, group: groupOf(values), familyId: stored?.family_id ?? null },
      relation:
        values.relation ?? (values.headIin === undefined || values.headIin === iin ? 'applicant' : 'other'),
      changes: relationChange(row, stored)
    })
  }
}

function relationChange({ values, keep }: TakenRow, stored: StoredPerson | null): Placed['changes'] {
  if (stored?.member_id == null || stored.relation === null || values.relation === undefined) return null
  if (stored.relation === values.relation || keep.includes('relation')) return null
  return { memberId: stored.member_id, before: stored.relation }
}

interface Placing {
  context: ImportContext
  effects: Effects
  ids: NextIds
  households: Households
  /** Family of each of the list's that somebody was put into. */
  families: Map<string, number>
  /** Stored heads without a row that is written and without a family, by the list's family. */
  waiting: Map<string, StoredPerson[]>
  joined: Set<number>
  rows: { families: [number, string][]; members: [number, number, number, string, string][] }
  relations: [number, string][]
}

/**
 * Puts the people of the whole list into their families, once all of them are written: the stored family of the head, else of the people
 * of the list, else a new one. Who is in a family already stays there. Rows that are not written, because they say what is stored, count
 * with their people's families.
 */
export async function placeFamilies(
  tx: WriteConnection,
  context: ImportContext,
  effects: Effects
): Promise<void> {
  const placed = placedOf.get(context) ?? []
  if (placed.length === 0) return
  const others = await settledOf(tx, context, placed)
  const heads = await headsOf(tx, placed, others)
  const households = await householdsOf([...placed, ...others, ...heads.map(householdOf)])
  const placing: Placing = {
    ...{ context, effects, ids: await nextIds(tx), households },
    ...{ families: new Map(), waiting: new Map(), joined: new Set() },
    ...{ rows: { families: [], members: [] }, relations: [] }
  }
  for (const head of heads) if (head.family_id === null) wait(head, placing)
  for (let from = 0; from < placed.length; from += rowsAtOnce) {
    for (const one of placed.slice(from, from + rowsAtOnce)) place(one, placing)
    await insertFamilies(tx, placing.rows)
    await changeRelations(tx, placing.relations)
    placing.rows = { families: [], members: [] }
    placing.relations = []
    await turn()
  }
}

const householdOf = (person: StoredPerson): Household => ({
  ...{ iin: person.iin, group: null, familyId: person.family_id }
})

/** Rows of the list that are not written, with the families of the stored people they are about. */
async function settledOf(
  tx: WriteConnection,
  { importId, settled }: ImportContext,
  placed: readonly Placed[]
): Promise<Household[]> {
  const written = new Set(placed.map(({ row }) => row))
  const found: Household[] = []
  for (let after = 0; ;) {
    const rows = await groupedRows(tx, { importId, after, limit: rowsAtOnce, settled: settled ?? [] })
    const last = rows.at(-1)
    if (last === undefined) return found
    const people = await peopleByIins(
      tx,
      rows.map(({ iin }) => iin)
    )
    const families = new Map(people.map(({ iin, family_id: familyId }) => [iin, familyId]))
    for (const { row_no: row, iin, family, head_iin: headIin } of rows) {
      const familyId = families.get(iin)
      if (familyId === undefined || written.has(row)) continue
      const values = { ...(headIin === null ? {} : { headIin }), ...(family === null ? {} : { family }) }
      found.push({ iin, group: groupOf(values), familyId })
    }
    after = last.row_no
    await turn()
  }
}

/** Stored people whom rows name as heads, and who have no written row of their own. */
async function headsOf(
  tx: WriteConnection,
  placed: readonly Placed[],
  others: readonly Household[]
): Promise<StoredPerson[]> {
  const written = new Set(placed.map(({ iin }) => iin))
  const iins = [...(await headsNamed([...placed, ...others]))].filter((iin) => !written.has(iin))
  const found: StoredPerson[] = []
  for (let from = 0; from < iins.length; from += rowsAtOnce)
    found.push(...(await peopleByIins(tx, iins.slice(from, from + rowsAtOnce))))
  return found
}

function wait(head: StoredPerson, { households, waiting }: Placing): void {
  const household = households.of(householdOf(head))
  if (household === null) return
  waiting.set(household, [...(waiting.get(household) ?? []), head])
}

function place(one: Placed, placing: Placing): void {
  const { households, effects, relations } = placing
  const household = households.of(one)
  if (household === null) return
  if (one.familyId === null) {
    join(one.row, { personId: one.personId, relation: one.relation }, household, placing)
    // A head whose own row names no family belongs to it all the same.
    for (const head of placing.waiting.get(household) ?? [])
      join(one.row, { personId: head.id, relation: 'applicant' }, household, placing)
    placing.waiting.delete(household)
  } else if (one.changes !== null && one.familyId === households.stored(household)) {
    const { memberId, before } = one.changes
    effects.changed(one.row, 'family_members', memberId, { relation: before })
    relations.push([memberId, one.relation])
  }
}

function join(
  row: number,
  member: { personId: number; relation: string },
  household: string,
  placing: Placing
): void {
  const { rows, ids, effects, context, joined } = placing
  if (joined.has(member.personId)) return
  joined.add(member.personId)
  const familyId = familyOf(row, household, placing)
  const id = ids.family_members
  ids.family_members += 1
  rows.members.push([id, familyId, member.personId, member.relation, context.call.today])
  effects.created(row, 'family_members', id)
}

function familyOf(row: number, household: string, placing: Placing): number {
  const { rows, ids, effects, context, families, households } = placing
  const known = families.get(household) ?? households.stored(household)
  if (known !== null) return known
  const id = ids.families
  ids.families += 1
  rows.families.push([id, context.call.now])
  effects.created(row, 'families', id)
  families.set(household, id)
  return id
}
