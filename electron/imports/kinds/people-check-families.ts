import type { ReadConnection } from '../../database/transaction'
import { mapInTurns } from '../../renewal/in-turns'
import type { CheckedRow, ImportContext, RowFinding } from '../importer'
import { groupOf, headOfGroup, headsNamed, householdsOf, type Household } from './people-households'
import { peopleByIins } from './people-queries'

const peopleAtOnce = 1000

/** A checked row as far as families go; those that are refused count no more. */
interface Listed extends Household {
  row: number
  /** Asked about as somebody's double: heads may be found in it, but it puts no families together. */
  double: boolean
  refused: boolean
}

interface Found {
  row: number
  finding: RowFinding
}

const listedOf = new WeakMap<ImportContext, Listed[]>()

/** Remembers a checked row: families are a matter of the whole list. @param familyId stored family of the person it is about */
export function listRow(
  context: ImportContext,
  { row, values, state }: CheckedRow,
  familyId: number | null
): void {
  const listed = listedOf.get(context) ?? []
  if (listed.length === 0) listedOf.set(context, listed)
  listed.push({
    ...{ row, iin: values.iin, group: groupOf(values), familyId },
    ...{ double: state === 'duplicate', refused: state === 'error' }
  })
}

/** Heads of families that are neither in the file nor stored, and people who are stored in another family than the list's. */
export async function checkFamilies(read: ReadConnection, context: ImportContext): Promise<Found[]> {
  const listed = listedOf.get(context) ?? []
  const stored = await storedHeads(read, listed)
  const headless = await refuseHeadless(listed, new Set(stored.flatMap(({ iin }) => iin ?? [])))
  const members = listed.filter(({ double, refused }) => !double && !refused)
  const households = await householdsOf([...members, ...stored])
  const elsewhere: Found[] = []
  await mapInTurns(members, (one) => {
    const household = one.group === null || one.familyId === null ? null : households.of(one)
    if (household === null || households.stored(household) === one.familyId) return
    const finding = { level: 'warning' as const, field: 'family', code: 'stays-in-family', data: {} }
    elsewhere.push({ row: one.row, finding })
  })
  return [...headless, ...elsewhere]
}

/** Stored people whom rows name as heads and who have no row that counts. */
async function storedHeads(read: ReadConnection, listed: readonly Listed[]): Promise<Household[]> {
  const wanted = await headsNamed(listed)
  await mapInTurns(wanted.size === 0 ? [] : listed, ({ iin, refused }) => {
    if (iin !== undefined && !refused) wanted.delete(iin)
  })
  const iins = [...wanted]
  const found: Household[] = []
  for (let from = 0; from < iins.length; from += peopleAtOnce)
    for (const person of await peopleByIins(read, iins.slice(from, from + peopleAtOnce)))
      found.push({ iin: person.iin, group: null, familyId: person.family_id })
  return found
}

/** Refuses rows whose head is nowhere, then those whose head was refused thereby, until all that are left have one. */
async function refuseHeadless(listed: readonly Listed[], stored: ReadonlySet<string>): Promise<Found[]> {
  const rowsOf = new Map<string, number>()
  const named = new Map<string, Listed[]>()
  await mapInTurns(listed, (one) => {
    if (one.refused) return
    if (one.iin !== undefined) rowsOf.set(one.iin, (rowsOf.get(one.iin) ?? 0) + 1)
    const head = headOfGroup(one.group)
    if (head === null) return
    const others = named.get(head)
    if (others === undefined) named.set(head, [one])
    else others.push(one)
  })
  const isNowhere = (iin: string): boolean => !stored.has(iin) && (rowsOf.get(iin) ?? 0) === 0
  const found: Found[] = []
  const nowhere = [...named.keys()].filter(isNowhere)
  for (let iin = nowhere.pop(); iin !== undefined; iin = nowhere.pop()) {
    for (const one of named.get(iin) ?? []) {
      one.refused = true
      const finding = { level: 'error' as const, field: 'headIin', code: 'head-unknown', data: { iin } }
      found.push({ row: one.row, finding })
      if (one.iin === undefined) continue
      rowsOf.set(one.iin, (rowsOf.get(one.iin) ?? 0) - 1)
      if (named.has(one.iin) && isNowhere(one.iin)) nowhere.push(one.iin)
    }
    named.delete(iin)
  }
  return found
}
