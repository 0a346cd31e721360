import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { exclusionReasons } from '@shared/contract/rounds'
import type { ReadConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import type { Job } from '../../ipc/jobs'
import { katoTable } from '../../parameters/classifiers'
import { stockAt } from '../stock/ledger'
import { mustFindOpenPlace, mustFindPlace } from '../stock/places'
import { mustFindWare } from '../stock/wares'
import { namesOf } from './line-queries'
import { planOf, plannedPoints, type Plan } from './plan'
import { roundsByIds, type RoundRow } from './round-queries'
import { select, type Excluded, type Selection } from './select'
import { mustBeIn, refuseFuture } from './service'
import { criteriaOf, mustFindRound, viewPoints } from './views'

export type DrawView = OutputOf<'rounds.draw'>

// So many names of each reason are shown before the list is frozen.
const shownOfReason = 40

/** Whom a round is for and where they would come; nothing is written. @throws OfficeError `as-of-in-future`, `place-inactive`, `point-not-open`, `parameter-missing`, `cancelled` */
export async function drawn(
  call: Call,
  read: ReadConnection,
  round: RoundRow,
  job: Job
): Promise<{ selection: Selection; plan: Plan }> {
  refuseFuture(round.as_of, call.today)
  const places = await viewPoints(call, read, round.id)
  await mustFindOpenPlace(read, round.source_place_id, 'sourcePlaceId')
  for (const [index, { id }] of places.entries()) await mustFindOpenPlace(read, id, `pointIds.${index}`)
  const points = await plannedPoints(round, places)
  const selection = await select(call, read, round, job)
  const categoryIds = criteriaOf(round).categories.map(({ id }) => id)
  return { selection, plan: await planOf(selection, points, categoryIds) }
}

/** How many of the list there are of each value of a column. */
function countBy(plan: Plan, column: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const i of plan.order) {
    const key = column[i] ?? 0
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

async function viewVillages(
  call: Call,
  read: ReadConnection,
  round: RoundRow,
  plan: Plan
): Promise<DrawView['villages']> {
  const table = await katoTable(call, read)
  return [...countBy(plan, plan.chosen.kato)]
    .map(([village, people]) => {
      const code = plan.katos[village] ?? ''
      const entry = table.get(code)
      return {
        code,
        nameKk: entry?.nameKk ?? code,
        nameRu: entry?.nameRu ?? code,
        people,
        units: people * round.quantity
      }
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

function viewCategories(round: RoundRow, plan: Plan): DrawView['categories'] {
  const counts = countBy(plan, plan.chosen.category)
  return criteriaOf(round).categories.map(({ id, nameKk, nameRu }, index) => {
    const people = counts.get(index) ?? 0
    return { code: id, nameKk, nameRu, people, units: people * round.quantity }
  })
}

function viewPlanned(round: RoundRow, plan: Plan): DrawView['points'] {
  return plan.points.map(({ place, slots, loads }) => {
    const people = loads.reduce((sum, load) => sum + load, 0)
    return {
      placeId: place.id,
      nameKk: place.nameKk,
      nameRu: place.nameRu,
      people,
      units: people * round.quantity,
      slots: slots.length,
      largestSlot: loads.reduce((most, load) => Math.max(most, load), 0)
    }
  })
}

async function viewExcluded(
  read: ReadConnection,
  excluded: readonly Excluded[]
): Promise<Pick<DrawView, 'excluded' | 'excludedPeople'>> {
  const byReason = new Map(exclusionReasons.map((reason) => [reason, { people: 0, shown: [] as Excluded[] }]))
  for (const one of excluded) {
    const group = byReason.get(one.reason)
    if (group === undefined) continue
    group.people += 1
    if (group.shown.length < shownOfReason) group.shown.push(one)
  }
  const shown = [...byReason.values()].flatMap((group) => group.shown)
  const names = await namesOf(
    read,
    shown.map(({ personId }) => personId)
  )
  const others = shown.flatMap(({ otherRound }) => (otherRound === null ? [] : [otherRound]))
  const numbers = new Map((await roundsByIds(read, others)).map(({ id, number }) => [id, number]))
  return {
    excluded: [...byReason]
      .filter(([, { people }]) => people > 0)
      .map(([reason, { people }]) => ({ reason, people })),
    excludedPeople: shown.map(({ personId, reason, otherRound }) => ({
      ...{ personId, reason },
      otherRound: otherRound === null ? null : (numbers.get(otherRound) ?? null),
      fullName: names.get(personId) ?? ''
    }))
  }
}

async function viewStock(read: ReadConnection, round: RoundRow, needed: number): Promise<DrawView['stock']> {
  const place = await mustFindPlace(read, round.source_place_id)
  const { free } = await stockAt(read, place.id, round.ware_id)
  return {
    placeId: place.id,
    placeKk: place.name_kk,
    placeRu: place.name_ru,
    ware: await mustFindWare(read, round.ware_id),
    needed,
    free,
    short: Math.max(0, needed - free)
  }
}

/**
 * What freezing a draft would give: how many by village, category and point, who is left out and why, and whether the stock is enough.
 * @throws OfficeError `not-found`, `round-state`, `as-of-in-future`, `place-inactive`, `point-not-open`, `parameter-missing`, `cancelled`
 */
export async function drawRound(call: Call, input: ParsedInputOf<'rounds.draw'>): Promise<DrawView> {
  return call.office.jobs.run(input.jobId, (job) =>
    call.read(async (read) => {
      const round = await mustFindRound(read, input.id)
      mustBeIn(round, ['draft'])
      const { selection, plan } = await drawn(call, read, round, job)
      const lines = plan.order.length
      const units = lines * round.quantity
      return {
        ...{ roundId: round.id, found: selection.found, lines, units },
        villages: await viewVillages(call, read, round, plan),
        categories: viewCategories(round, plan),
        points: viewPlanned(round, plan),
        ...(await viewExcluded(read, plan.excluded)),
        stock: await viewStock(read, round, units)
      }
    })
  )
}
