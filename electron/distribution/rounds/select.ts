import { setImmediate as turn } from 'node:timers/promises'
import type { Category } from '@shared/contract/criteria'
import type { exclusionReasons } from '@shared/contract/rounds'
import { addDays, addMonths, type IsoDate } from '@shared/domain/iso-date'
import { katoLevel } from '@shared/domain/kato'
import { monthOf, monthsOf, quarterOf } from '@shared/domain/quarter'
import { exact } from '@shared/programmes/exact'
import type { Book } from '@shared/parameters/types'
import type { ReadConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import type { Job } from '../../ipc/jobs'
import { officeRow } from '../../office/queries'
import { currentBook } from '../../parameters/book'
import {
  claimsIn,
  countPeople,
  otherRounds,
  sameWares,
  windowEnd,
  type AreaRange,
  type ClaimRow,
  type ClaimSearch,
  type NameKey
} from './claim-queries'
import type { AsOf } from './criteria-queries'
import type { RoundRow } from './round-queries'
import { criteriaOf } from './views'

export type ExclusionReason = (typeof exclusionReasons)[number]

export interface Excluded {
  personId: number
  category: string
  reason: ExclusionReason
  otherRound: number | null
}

/** Those a round is for, column by column, in the order of names: a list of the whole region stays small so. */
export interface Chosen {
  personId: number[]
  /** 0 of whoever is in no family. */
  familyId: number[]
  /** Place in `katos`. */
  kato: number[]
  /** Place in the round's categories. */
  category: number[]
}

export interface Selection {
  /** All who meet the criteria: those chosen and those excluded. */
  found: number
  chosen: Chosen
  katos: string[]
  excluded: Excluded[]
}

// Rows that cross to the main loop at once: more would hold the window up.
const windowSize = 5000
const codeDigits = { region: 2, district: 4, 'rural-district': 6, settlement: 9 } as const

/** All codes within a place. */
export function areaRange(code: string): AreaRange {
  const prefix = code.slice(0, codeDigits[katoLevel(code)])
  return { from: prefix.padEnd(9, '0'), until: prefix.padEnd(9, '9') }
}

/**
 * The last day on which somebody was born who has reached the retirement age by a day, as the rules of ASP reckon it: the same day
 * so many months later, or the last of a shorter month.
 */
function bornBy(book: Book, day: string, sex: 'm' | 'f'): string {
  const years = book.value('retirement-age', day, { variant: sex }).value
  const months = exact(years).mul(12).floor().valueOf()
  let last = addMonths(day, -months)
  while (addMonths(addDays(last, 1), months) <= day) last = addDays(last, 1)
  return last
}

/**
 * A day as conditions are held against it.
 * @throws OfficeError `parameter-missing` when a category asks for a retirement age the book does not know
 */
export async function asOfDay(
  call: Call,
  read: ReadConnection,
  day: IsoDate,
  categories: readonly Pick<Category, 'conditions'>[]
): Promise<AsOf> {
  const asked = categories.some(({ conditions }) => conditions.some(({ fact }) => fact === 'retirement-age'))
  if (!asked) return { day, month: monthOf(day), retiredBornBy: null }
  const book = await currentBook(call, read)
  return {
    day,
    month: monthOf(day),
    retiredBornBy: { m: bornBy(book, day, 'm'), f: bornBy(book, day, 'f') }
  }
}

function monthsOfRepeat({ repeat_after: repeat, month }: RoundRow): string[] | null {
  if (repeat === 'once') return null
  return repeat === 'month' ? [month] : monthsOf(quarterOf(month))
}

/**
 * What to look for. Help is got already by another round of the same programme; of the social package only by one of the same set,
 * for a child is due several.
 */
export async function searchOf(call: Call, read: ReadConnection, round: RoundRow): Promise<ClaimSearch> {
  const { area, categories } = criteriaOf(round)
  const office = (await officeRow(read))?.kato
  const others = await otherRounds(read, {
    id: round.id,
    programme: round.programme,
    months: monthsOfRepeat(round),
    wares: round.programme === 'gsp' ? await sameWares(read, round.ware_id) : null
  })
  const inState = (state: 'frozen' | 'closed'): number[] =>
    others.filter((other) => other.state === state).map(({ id }) => id)
  return {
    categories,
    asOf: await asOfDay(call, read, round.as_of, categories),
    norm: round.norm,
    area: (area.length > 0 ? area : office === undefined ? [] : [office]).map(areaRange),
    elsewhereToo: area.length === 0,
    others: { frozen: inState('frozen'), closed: inState('closed') }
  }
}

/** Takes the rows of the windows one by one and keeps who gets a line and who not. */
class Sorter {
  readonly chosen: Chosen = { personId: [], familyId: [], kato: [], category: [] }
  readonly excluded: Excluded[] = []
  readonly katos: string[] = []
  found = 0
  private readonly katoPlaces = new Map<string, number>()
  /** Families that have a line, or why not. */
  private readonly families = new Map<number, { reason: ExclusionReason | null; otherRound: number | null }>()
  /** Families for which somebody stands who does not meet the criteria: the first of those who do is meant by the line. */
  private readonly borne = new Set<number>()
  private readonly others: { personId: number; familyId: number; category: number }[] = []

  constructor(private readonly search: ClaimSearch) {}

  take(row: ClaimRow): void {
    if (this.search.norm === 'person') this.enter(row, row.category ?? 0)
    else if (row.family_category !== null) this.enterFamily(row, row.family_category)
    else if (row.category !== null && row.family_id !== null)
      this.others.push({ personId: row.id, familyId: row.family_id, category: row.category })
  }

  /** Once all windows are through: the others of each family share its line, or the reason why it has none. */
  finish(): void {
    for (const { personId, familyId, category } of this.others) {
      if (this.borne.delete(familyId)) continue
      const family = this.families.get(familyId) ?? { reason: 'left-area' as const, otherRound: null }
      this.exclude(personId, category, family.reason ?? 'family-has-line', family.otherRound)
    }
  }

  private enterFamily(row: ClaimRow, category: number): void {
    const reason = this.enter(row, category)
    if (row.family_id === null) return
    this.families.set(row.family_id, { reason, otherRound: row.other_round_id })
    if (row.category === null) this.borne.add(row.family_id)
  }

  private enter(row: ClaimRow, category: number): ExclusionReason | null {
    const reason = reasonAgainst(row)
    if (reason !== null) {
      this.exclude(row.id, category, reason, reason === 'got-already' ? row.other_round_id : null)
      return reason
    }
    this.found += 1
    this.chosen.personId.push(row.id)
    this.chosen.familyId.push(row.family_id ?? 0)
    this.chosen.kato.push(this.placeOf(row.kato ?? ''))
    this.chosen.category.push(category)
    return null
  }

  private exclude(
    personId: number,
    category: number,
    reason: ExclusionReason,
    otherRound: number | null
  ): void {
    this.found += 1
    this.excluded.push({
      personId,
      category: this.search.categories[category]?.id ?? '',
      reason,
      otherRound
    })
  }

  private placeOf(kato: string): number {
    const known = this.katoPlaces.get(kato)
    if (known !== undefined) return known
    this.katoPlaces.set(kato, this.katos.length)
    return this.katos.push(kato) - 1
  }
}

/** Why somebody gets nothing in this round; null when nothing speaks against it. */
export function reasonAgainst(
  row: Pick<ClaimRow, 'gone' | 'kato' | 'in_area' | 'other_round_id'>
): ExclusionReason | null {
  if (row.gone === 1) return 'left-area'
  if (row.kato === null) return 'no-address'
  if (row.in_area === 0) return 'left-area'
  return row.other_round_id === null ? null : 'got-already'
}

/**
 * Goes through all people in the order of names and keeps those the round is for; writes nothing. Of a round a family, one line
 * stands for all of its members.
 * @throws OfficeError `parameter-missing`, `cancelled`
 */
export async function select(
  call: Call,
  read: ReadConnection,
  round: RoundRow,
  job: Job
): Promise<Selection> {
  const search = await searchOf(call, read, round)
  const sorter = new Sorter(search)
  const total = await countPeople(read)
  let after: NameKey | null = null
  for (let done = 0; done < total; done += windowSize) {
    job.check()
    job.progress(done, total)
    const until: NameKey | null = (await windowEnd(read, after, windowSize)) ?? null
    for (const row of await claimsIn(read, search, { after, until })) sorter.take(row)
    await turn()
    if (until === null) break
    after = until
  }
  sorter.finish()
  job.progress(total, total)
  const { found, chosen, katos, excluded } = sorter
  return { found, chosen, katos, excluded }
}
