import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { lastPlace } from '@shared/distribution/line-number'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import type { Job } from '../../ipc/jobs'
import { mustBeOpen, mustBePoint, mustFindRound } from './desk'
import { takeOut } from './goods'
import { insertHandOuts } from './hand-out-queries'
import type { RoundRow } from './line-queries'
import { asNumbers, asPlaces, missing, readTicks, runs, unite, type Ticks } from './ranges'
import { linesAtPlaces, tickPage, type TickedRow } from './tick-queries'

interface Sorted {
  /** To be handed out, in the order of the list. */
  lines: TickedRow[]
  told: OutputOf<'rounds.tickPreview'>
}

interface Paper {
  roundId: number
  placeId: number
  ranges: string
}

/** Sorts what was ticked into what can be handed out and what cannot, and why; each typed number is in one of the lists. */
async function sortTicks(read: ReadConnection, paper: Paper): Promise<Sorted & { round: RoundRow }> {
  const round = await mustFindRound(read, paper.roundId, 'roundId')
  mustBeOpen(round, 'roundId')
  await mustBePoint(read, round, paper.placeId, 'placeId')
  const ticks = readTicks(paper.ranges, round.number)
  return { round, ...(await sort(read, round.number, paper.placeId, ticks)) }
}

async function sort(read: ReadConnection, round: number, placeId: number, ticks: Ticks): Promise<Sorted> {
  const { once, doubled } = unite(ticks.spans)
  const known: number[] = []
  const lines: TickedRow[] = []
  const alreadyHandedOut: number[] = []
  const otherPoint: number[] = []
  for (let after = 0, full = true; full;) {
    const page = await linesAtPlaces(read, round, once, after)
    for (const line of page) {
      const place = Math.floor(line.number / 100) % (lastPlace + 1)
      known.push(place)
      if (line.place_id !== placeId) otherPoint.push(place)
      else if (line.handed_out === 1) alreadyHandedOut.push(place)
      else lines.push(line)
    }
    after = page.at(-1)?.number ?? after
    full = page.length === tickPage
  }
  const told = {
    handedOut: lines.length,
    alreadyHandedOut: asNumbers(runs(alreadyHandedOut), round),
    unknown: [...asPlaces(missing(once, known)), ...new Set(ticks.foreign)],
    doubled: [...asNumbers(doubled, round), ...repeated(ticks.foreign)],
    otherPoint: asNumbers(runs(otherPoint), round)
  }
  return { lines, told }
}

const repeated = (texts: readonly string[]): string[] => [
  ...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))
]

/**
 * What ticking would do; nothing is written.
 * @throws OfficeError `round-state`, `point-not-in-round`, `ranges-malformed` {text}
 */
export function previewTicks(
  call: Call,
  input: ParsedInputOf<'rounds.tickPreview'>
): Promise<OutputOf<'rounds.tickPreview'>> {
  return call.read(async (read) => (await sortTicks(read, input)).told)
}

/**
 * Hands out what was ticked on paper, in one movement of the paper's day; what cannot be handed out is listed. Cancelled or
 * without enough stock nothing is done.
 * @throws OfficeError `date-in-future`, `day-before-list` {number, frozenOn}, `round-state`, `point-not-in-round`, `ranges-malformed` {text}, `stock-short`,
 *   `stock-expired`, `cancelled`
 */
export function tickLines(call: Call, input: ParsedInputOf<'rounds.tick'>): Promise<OutputOf<'rounds.tick'>> {
  if (input.onDay > call.today) throw new OfficeError('date-in-future', { field: 'onDay' })
  return call.office.jobs.run(input.jobId, (job) =>
    call.write(async (tx, note) => {
      const { round, lines, told } = await sortTicks(tx, input)
      refuseEarly(round, input.onDay)
      job.check()
      const head = {
        roundId: round.id,
        placeId: input.placeId,
        at: call.now,
        onDay: input.onDay,
        userId: call.actor.id
      }
      const quantity = lines.reduce((sum, line) => sum + line.quantity, 0)
      const movementId =
        quantity === 0 ? null : await takeOut(tx, { ...head, wareId: round.ware_id, quantity })
      if (movementId !== null) {
        await inPages(job, lines, (page) =>
          insertHandOuts(tx, { ...head, movementId, source: 'paper', proxy: null }, page)
        )
      }
      note({
        subjectKind: 'round',
        subjectId: round.id,
        details: { movement: movementId, lines: lines.length, onDay: input.onDay }
      })
      return told
    })
  )
}

/** Nobody can have ticked a list before it was made. */
function refuseEarly(round: RoundRow, onDay: string): void {
  const frozen = new Date(round.frozen_at ?? '')
  const two = (n: number): string => String(n).padStart(2, '0')
  const frozenOn = `${frozen.getFullYear()}-${two(frozen.getMonth() + 1)}-${two(frozen.getDate())}`
  if (onDay < frozenOn)
    throw new OfficeError('day-before-list', { field: 'onDay', data: { number: round.number, frozenOn } })
}

/** So many rows between two looks at whether the job is to stop. */
const linesAtOnce = 1000

async function inPages<T>(
  job: Job,
  rows: readonly T[],
  work: (page: readonly T[]) => Promise<void>
): Promise<void> {
  for (let from = 0; from < rows.length; from += linesAtOnce) {
    job.check()
    await work(rows.slice(from, from + linesAtOnce))
    job.progress(Math.min(from + linesAtOnce, rows.length), rows.length)
  }
}
