import { setImmediate as turn } from 'node:timers/promises'
import type { Category } from '@shared/contract/criteria'
import { readyCategories } from '@shared/distribution/categories'
import { OfficeError } from '@shared/errors'
import { assess } from '@shared/programmes'
import type { Assessment } from '@shared/programmes/types'
import { kitCategories, type KitCategory } from '@shared/programmes/kit/categories'
import { monthlyOf, needsClerk } from '@shared/renewal/classify'
import { canonicalJson } from '@shared/domain/canonical-json'
import type { CaseMemberRow } from '../cases/entry-queries'
import { factsFrom, memberId } from '../cases/facts'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import {
  claimsIn,
  countPeople,
  windowEnd,
  type ClaimSearch,
  type NameKey
} from '../distribution/rounds/claim-queries'
import { areaRange } from '../distribution/rounds/select'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { officeRow } from '../office/queries'
import { contextOf, type Context } from './context'
import type { Loaded } from './families'
import { mapInTurns } from './in-turns'
import { claimsThatStand, enterClaims, kitPage, kitRounds, type KitClaim, type KitRow } from './kit-queries'
import type { Reckoned } from './reckon'
import { totalsOf, type RenewalRow } from './renewal-queries'
import { writeVerdicts } from './row-queries'
import type { ToDecide } from './to-decide'

// People that are looked through at once, and rows worked out at once.
const windowSize = 5000
const rowsAtOnce = 200

/** The ready categories of the round of kits say the same in other words. */
const readyNames: Readonly<Record<KitCategory, string>> = {
  'asp-children-6-18': 'asp-children-6-18',
  'disabled-children-under-16': 'disabled-children-under-16',
  'disabled-persons': 'disability-1-3',
  'raising-disabled-child': 'raises-disabled-child',
  unemployed: 'registered-unemployed'
}

function categoriesOf(renewal: RenewalRow): { names: KitCategory[]; ready: Category[] } {
  const asked = JSON.parse(renewal.categories) as string[]
  const names = kitCategories.filter((name) => asked.length === 0 || asked.includes(name))
  const ready = names.flatMap((name) => readyCategories.kit.find(({ id }) => id === readyNames[name]) ?? [])
  return { names, ready }
}

async function searchFor(read: ReadConnection, renewal: RenewalRow): Promise<ClaimSearch> {
  const office = (await officeRow(read))?.kato
  const rounds = await kitRounds(read, renewal.month ?? '')
  const inState = (state: 'frozen' | 'closed'): number[] =>
    rounds.filter((round) => round.state === state).map(({ id }) => id)
  return {
    categories: categoriesOf(renewal).ready,
    asOf: { day: renewal.as_of ?? '', month: renewal.month ?? '', retiredBornBy: null },
    norm: 'person',
    area: office === undefined ? [] : [areaRange(office)],
    elsewhereToo: false,
    others: { frozen: inState('frozen'), closed: inState('closed') }
  }
}

/** Everybody of the categories on the day who has got no kit in the month, window by window in the order of names. */
async function* claimsOf(
  read: ReadConnection,
  renewal: RenewalRow,
  job: Job
): AsyncGenerator<{ claims: KitClaim[]; done: number; total: number }> {
  const search = await searchFor(read, renewal)
  const { names } = categoriesOf(renewal)
  const total = await countPeople(read)
  let after: NameKey | null = null
  for (let done = 0; done < total; done += windowSize) {
    job.check()
    const until: NameKey | null = (await windowEnd(read, after, windowSize)) ?? null
    const found = await claimsIn(read, search, { after, until })
    const claims = found
      .filter((row) => row.category !== null && row.other_round_id === null)
      .map((row): KitClaim => {
        const left = row.gone === 1 || (row.kato !== null && row.in_area === 0) ? 1 : 0
        return [row.id, row.family_id, row.kato, names[row.category ?? 0] ?? '', left]
      })
    yield { claims, done, total }
    await turn()
    if (until === null) break
    after = until
  }
}

/** Enters everybody who is due money for kits in the month, and works each out. @throws OfficeError `parameter-missing`, `cancelled` */
export async function enterKitRows(
  call: Call,
  tx: WriteConnection,
  renewal: RenewalRow,
  job: Job
): Promise<void> {
  const context = await contextOf(call, tx, renewal)
  let rows = 0
  for await (const { claims, done, total } of claimsOf(tx, renewal, job)) {
    job.progress(done, total * 2)
    rows += await enterClaims(tx, { id: renewal.id, month: renewal.month ?? '', after: rows }, claims)
  }
  for (let after = 0; after < rows; after += rowsAtOnce) {
    job.check()
    job.progress(rows + after, rows * 2)
    const page = await kitPage(tx, {
      ...{ id: renewal.id, on: context.appliedOn, after, limit: rowsAtOnce },
      toDecide: false
    })
    const verdicts = await mapInTurns(page, (row) => {
      const { verdict, now } = reckonKit(row, renewal, context)
      const data = { category: row.category, ...verdict.data }
      return {
        ...{ place: row.place, outcome: verdict.outcome, now, why: verdict.why, data: JSON.stringify(data) },
        applicationCaseId: null
      }
    })
    await writeVerdicts(tx, renewal.id, verdicts)
  }
  job.check()
  job.progress(rows * 2, rows * 2)
}

/** One line of the list; a child's money too goes to an account of its own, as every payment goes to its payee's. */
function reckonKit(row: KitRow, renewal: RenewalRow, context: Context): Reckoned {
  const { iban } = row
  const clerk = (verdict: Reckoned['verdict']): Reckoned => ({ verdict, now: null, assessed: null, iban })
  if (row.why === 'left') return clerk(needsClerk('left'))
  if (row.family_id === null) return clerk(needsClerk('facts-refused', { code: 'family-empty', field: '' }))
  if (row.kato === null) return clerk(needsClerk('facts-refused', { code: 'address-missing', field: '' }))
  if (iban === null) return clerk(needsClerk('account-missing'))
  const facts = factsFrom(
    {
      row: {
        ...{ programme: 'kit', applied_on: context.appliedOn, region: row.kato.slice(0, 2) },
        ...{ lump_sum: 0, false_data: 0, asked: askedOf(row, renewal) }
      },
      members: [memberOf(row)],
      incomes: [],
      survey: null
    },
    []
  )
  try {
    const result = assess(facts, context.book)
    const verdict = result.entitled
      ? { outcome: 'new' as const, why: 'on-list' as const, data: {} }
      : needsClerk('facts-refused', { code: result.reasons[0]?.code ?? '', field: '' })
    return { verdict, now: monthlyOf(result), assessed: { facts, result }, iban }
  } catch (error) {
    if (!(error instanceof OfficeError) || error.code.startsWith('parameter-')) throw error
    return clerk(needsClerk('facts-refused', { code: error.code, field: error.field ?? '' }))
  }
}

function askedOf(row: KitRow, renewal: RenewalRow): string {
  return canonicalJson({ category: row.category, month: renewal.month, person: memberId(row.person_id) })
}

function memberOf(row: KitRow): CaseMemberRow {
  return {
    ...row,
    ...{ case_id: 0, relation: row.relation ?? 'applicant', place: 0, student: 0, able_bodied: 0 },
    ...{ cares_for: null, long_sick_leave: 0, member_from: null, member_until: null },
    ...{ employment_refused: 0, contract_broken: 0 }
  }
}

/** The next of a list that are to be decided. */
export async function kitAfter(
  read: ReadConnection,
  renewal: RenewalRow,
  context: Context,
  of: { after: number; limit: number }
): Promise<Loaded<KitRow>> {
  const all = await kitPage(read, { ...of, id: renewal.id, on: context.appliedOn, toDecide: true })
  return {
    all,
    after: all.length < of.limit ? null : (all.at(-1)?.place ?? null),
    decide: (row) => {
      const { verdict, now, assessed } = reckonKit(row, renewal, context)
      const same = verdict.outcome === row.outcome && verdict.why === row.why && now === row.now
      return same && assessed !== null ? kitToDecide(row, renewal, context, assessed) : null
    }
  }
}

function kitToDecide(
  row: KitRow,
  renewal: RenewalRow,
  context: Context,
  assessed: ToDecide['assessed']
): ToDecide {
  const { previous_id: id, previous_hash: hash } = row
  return {
    ...{
      place: row.place,
      familyId: row.family_id ?? 0,
      applicantId: row.person_id,
      members: [memberOf(row)]
    },
    ...{ own: null, carriedFrom: null, declarationId: null, channel: 'proactive', outsideNumber: null },
    ...{ appliedOn: context.appliedOn, region: (row.kato ?? '').slice(0, 2), iban: row.iban },
    address: { kato: row.kato ?? '', text: row.address_text ?? '', key: row.address_key ?? '' },
    ...{ asked: askedOf(row, renewal), benefit: '', contract: null, assessed },
    previous: id === null || hash === null ? null : { id, hash }
  }
}

/** The working of one line as it is now; null where a clerk must look first. */
export async function reckonKitAt(
  read: ReadConnection,
  renewal: RenewalRow,
  context: Context,
  place: number
): Promise<Assessment | null> {
  const of = { id: renewal.id, on: context.appliedOn, after: place - 1, limit: 1, toDecide: false }
  const [row] = await kitPage(read, of)
  return row === undefined ? null : (reckonKit(row, renewal, context).assessed?.result ?? null)
}

/** How many of those to be decided are no longer in their category, or have got a kit or the money since the list was made. */
export async function kitChanged(read: ReadConnection, renewal: RenewalRow, job: Job): Promise<number> {
  const listed = (await totalsOf(read, renewal.id)).find(({ outcome }) => outcome === 'new')
  let standing = 0
  for await (const { claims } of claimsOf(read, renewal, job))
    standing += await claimsThatStand(read, { id: renewal.id, month: renewal.month ?? '' }, claims)
  return (listed === undefined ? 0 : listed.rows - listed.excluded) - standing
}
