import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { Condition } from '@shared/contract/criteria'
import type { IsoDate } from '@shared/domain/iso-date'
import { keysetPage, keysetQuery, maxPage, type Keyset } from '../database/keyset'
import type { ReadConnection } from '../database/transaction'
import {
  claimsIn,
  windowEnd,
  type ClaimRow,
  type ClaimSearch,
  type NameKey
} from '../distribution/rounds/claim-queries'
import { areaRange, asOfDay } from '../distribution/rounds/select'
import type { Call } from '../ipc/call'
import { officeRow } from '../office/queries'
import { fullName } from '../people/queries'
import { familyFacts, peopleOn, standingCandidates, type WaveRow } from './wave-queries'
import { categoriesOf, mustFindWave, type WaveCategory } from './waves'

type Suggestion = OutputOf<'waves.suggest'>['rows'][number]

/** What the office's own data say of a category; several lists are alternatives. Of `other` they say nothing. */
const criteria: Readonly<Record<WaveCategory, readonly (readonly Condition[])[]>> = {
  asp: [[{ fact: 'programme', programme: 'asp' }]],
  'multi-child': [[{ fact: 'mark', mark: 'multi-child', has: true }], [{ fact: 'family-children', from: 4 }]],
  'disabled-child': [
    [
      { fact: 'age', below: 18 },
      { fact: 'disability', groups: [] }
    ]
  ],
  disabled: [
    [
      { fact: 'age', from: 18 },
      { fact: 'disability', groups: ['1', '2', '3'] }
    ]
  ],
  'low-income': [[{ fact: 'mark', mark: 'low-income', has: true }]],
  unemployed: [[{ fact: 'mark', mark: 'registered-unemployed', has: true }]],
  pensioner: [[{ fact: 'mark', mark: 'pensioner', has: true }], [{ fact: 'retirement-age' }]],
  other: []
}

const byName: Keyset = {
  name: 'wave-suggest',
  columns: [
    { column: 'search_key', kind: 'text' },
    { column: 'id', kind: 'integer' }
  ]
}
const defaultPage = 100
/** People looked at in one statement, and statements in one call: a page may come short, and `next` goes on. */
const windowSize = 2000
const windowsACall = 5

/** A cursor that goes on behind a key. */
function cursorBehind(key: NameKey): string | null {
  return keysetPage(byName, { limit: 1 }, [key, key], ({ search_key, id }) => [search_key, id]).next
}

function keyOf(cursor: string | undefined): NameKey | null {
  const [search_key, id] = keysetQuery(byName, { cursor }).params
  return typeof search_key === 'string' && typeof id === 'number' ? { search_key, id } : null
}

/** The families are looked at as they were when the wave opened, or today while it has not. */
const dayOf = (wave: WaveRow, today: IsoDate): IsoDate => (wave.opens_on < today ? wave.opens_on : today)

async function searchFor(
  call: Call,
  read: ReadConnection,
  wanted: readonly WaveCategory[],
  day: IsoDate
): Promise<{ search: ClaimSearch; meant: WaveCategory[] } | null> {
  const alternatives = wanted.flatMap((code) => criteria[code].map((conditions) => ({ code, conditions })))
  if (alternatives.length === 0) return null
  const categories = alternatives.map(({ code, conditions }) => ({
    id: code,
    nameKk: code,
    nameRu: code,
    conditions: [...conditions]
  }))
  const office = (await officeRow(read))?.kato
  const search: ClaimSearch = {
    categories,
    asOf: await asOfDay(call, read, day, categories),
    norm: 'family',
    area: office === undefined ? [] : [areaRange(office)],
    elsewhereToo: true,
    others: { frozen: [], closed: [] }
  }
  return { search, meant: alternatives.map(({ code }) => code) }
}

/** Whoever stands for a family that fits, lives here or nobody knows where. */
function standsFor(row: ClaimRow): row is ClaimRow & { family_id: number; family_category: number } {
  if (row.family_id === null || row.family_category === null || row.gone === 1) return false
  return row.kato === null || row.in_area === 1
}

/**
 * Families that fit a wave's categories by the office's own data and are not in it, in the order of names. A page may hold fewer rows
 * than asked for though more follow: `next` says so.
 * @throws OfficeError `not-found`, `parameter-missing` of the retirement age
 */
export function suggestCandidates(
  call: Call,
  input: ParsedInputOf<'waves.suggest'>
): Promise<OutputOf<'waves.suggest'>> {
  const limit = Math.min(input.limit ?? defaultPage, maxPage)
  return call.read(async (read) => {
    const wave = await mustFindWave(read, input.waveId)
    const day = dayOf(wave, call.today)
    const wanted = categoriesOf(wave).filter(
      (code) => input.category === undefined || code === input.category
    )
    const found = await searchFor(call, read, wanted, day)
    if (found === null) return { rows: [], next: null }
    const rows: Suggestion[] = []
    let after = keyOf(input.cursor)
    for (let turn = 0; turn < windowsACall; turn += 1) {
      const until = (await windowEnd(read, after, windowSize)) ?? null
      const claims = (await claimsIn(read, found.search, { after, until })).filter(standsFor)
      for (const { key, row } of await suggestions(read, claims, { wave, day, meant: found.meant })) {
        if (rows.length === limit) return { rows, next: after === null ? null : cursorBehind(after) }
        rows.push(row)
        after = key
      }
      if (until === null) return { rows, next: null }
      after = until
    }
    return { rows, next: after === null ? null : cursorBehind(after) }
  })
}

async function suggestions(
  read: ReadConnection,
  claims: readonly (ClaimRow & { family_id: number; family_category: number })[],
  of: { wave: WaveRow; day: IsoDate; meant: readonly WaveCategory[] }
): Promise<{ key: NameKey; row: Suggestion }[]> {
  const families = claims.map(({ family_id }) => family_id)
  const standing = await standingCandidates(read, of.wave.id, {
    families,
    people: claims.map(({ id }) => id)
  })
  const inWave = new Set(standing.map(({ family_id }) => family_id))
  const peopleIn = new Set(standing.map(({ person_id }) => person_id))
  const free = claims.filter(({ id, family_id }) => !inWave.has(family_id) && !peopleIn.has(id))
  const people = new Map(
    (
      await peopleOn(
        read,
        free.map(({ id }) => id),
        of.day
      )
    ).map((row) => [row.id, row])
  )
  const facts = new Map(
    (
      await familyFacts(
        read,
        free.map(({ family_id }) => family_id),
        { waveId: of.wave.id, day: of.day }
      )
    ).map((row) => [row.family_id, row])
  )
  return free.flatMap((claim) => {
    const person = people.get(claim.id)
    const category = of.meant[claim.family_category]
    if (person === undefined || category === undefined) return []
    const family = facts.get(claim.family_id)
    return {
      key: { search_key: person.search_key, id: person.id },
      row: {
        familyId: claim.family_id,
        personId: person.id,
        name: fullName(person),
        iin: person.iin,
        category,
        familySize: family?.size ?? 1,
        earlierWaves: JSON.parse(family?.waves ?? '[]') as number[]
      }
    }
  })
}
