import { searchKey } from '@shared/domain/search-key'
import { mapInTurns } from '../../renewal/in-turns'

/** A row of the list, or a stored person it names, as far as families go. */
export interface Household {
  iin: string | undefined
  /** Family of the row: its number in the list, or `head:` with the IIN of its head. */
  group: string | null
  /** Family the person is stored in. */
  familyId: number | null
}

/** The families of a list. */
export interface Households {
  /** Which of the list's families somebody belongs to, a name of its own; `null` of none. */
  of(member: Household): string | null
  /** The stored family that one of the list's stands for: that of its head, else the oldest of its people's. */
  stored(household: string): number | null
}

/** Family of a row: its number in the list, or the IIN of its head. */
export function groupOf(values: Readonly<Record<string, string>>): string | null {
  if (values.headIin !== undefined) return headKey(values.headIin)
  return values.family === undefined ? null : `family:${searchKey(values.family)}`
}

const headKey = (iin: string): string => `head:${iin}`

/** IIN of the head that a row names. */
export const headOfGroup = (group: string | null): string | null =>
  group?.startsWith('head:') === true ? group.slice('head:'.length) : null

/** Whom rows name as heads, by IIN. */
export async function headsNamed(members: readonly Household[]): Promise<Set<string>> {
  const heads = new Set<string>()
  await mapInTurns(members, ({ group }) => {
    const iin = headOfGroup(group)
    if (iin !== null) heads.add(iin)
  })
  return heads
}

/** Names that stand for one and the same. */
class Joined {
  private readonly above = new Map<string, string>()

  find(key: string): string {
    let top = key
    for (let next = this.above.get(top); next !== undefined; next = this.above.get(top)) top = next
    for (let at = key; at !== top;) {
      const next = this.above.get(at) ?? top
      this.above.set(at, top)
      at = next
    }
    return top
  }

  join(one: string, other: string): void {
    const [a, b] = [this.find(one), this.find(other)]
    if (a !== b) this.above.set(a, b)
  }
}

/**
 * Puts the rows of a whole list together: those of one number, those of one head, and the head with her own number. It is a matter of the
 * list as a whole, so the order of its rows changes nothing.
 */
export async function householdsOf(members: readonly Household[]): Promise<Households> {
  const heads = await headsNamed(members)
  const joined = new Joined()
  const isHead = ({ iin }: Household): boolean => iin !== undefined && heads.has(iin)
  const keyOf = (member: Household): string | null =>
    member.group ?? (isHead(member) ? headKey(member.iin ?? '') : null)
  await mapInTurns(members, (member) => {
    if (member.group !== null && isHead(member)) joined.join(member.group, headKey(member.iin ?? ''))
  })
  const stored = new Map<string, { familyId: number; head: boolean }>()
  await mapInTurns(members, (member) => {
    const key = keyOf(member)
    if (key === null || member.familyId === null) return
    const household = joined.find(key)
    const found = { familyId: member.familyId, head: isHead(member) }
    const known = stored.get(household)
    if (known === undefined || comesFirst(found, known)) stored.set(household, found)
  })
  return {
    of: (member) => {
      const key = keyOf(member)
      return key === null ? null : joined.find(key)
    },
    stored: (household) => stored.get(household)?.familyId ?? null
  }
}

function comesFirst(a: { familyId: number; head: boolean }, b: { familyId: number; head: boolean }): boolean {
  return a.head === b.head ? a.familyId < b.familyId : a.head
}
