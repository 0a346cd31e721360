import { setImmediate as turn } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { canonicalJson } from '@shared/domain/canonical-json'
import { sumTiyn, tengeString, tiyn, type Tiyn } from '@shared/domain/money'
import { firstDay, lastDay } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import { createBook, stackedBook } from '@shared/parameters/book'
import { checkParameterValue, checkParameterVariant, definitionOf } from '@shared/parameters/definitions'
import type { Book, ParameterValue } from '@shared/parameters/types'
import { assessBy, programmes, ruleVersionFor, type RuleVersion } from '@shared/programmes'
import { questionAct } from '@shared/programmes/asp/acts'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { thaw } from '../decisions/frozen'
import type { DecisionRow } from '../decisions/queries'
import { replay } from '../decisions/service'
import { currentBook } from './book'
import { countTried, insertTrial, triedDecisions, type TrialScope } from './trial-queries'

type Input = ParsedInputOf<'parameters.try'>
type Output = OutputOf<'parameters.try'>
type Row = Output['rows'][number]
type Outcome = Row['outcome'] | 'unchanged'

const pageSize = 50
// The table on the screen names so many; the counts and sums tell of all.
const mostRows = 500
const earliest = '1800-01-01'

/** The values to be tried, valid whenever they are asked for. @throws OfficeError as `parameters.set`, by number of the value */
function triedBook(values: Input['values']): Book {
  return createBook(
    values.map(({ name, value, region, variant }, index): ParameterValue => {
      const at = `values.${index}`
      const definition = definitionOf(name, `${at}.name`)
      return {
        name,
        value: checkParameterValue(definition, value, `${at}.value`),
        unit: definition.unit,
        from: earliest,
        until: null,
        region: region ?? null,
        variant: checkParameterVariant(definition, variant ?? null, `${at}.variant`),
        act: questionAct,
        mark: 'question'
      }
    })
  )
}

/** @throws OfficeError `rule-version-missing` */
function namedVersion({ ruleVersion, programme, quarter }: Input): RuleVersion | null {
  if (ruleVersion === undefined) return null
  const known = Object.values(programmes)
    .filter(({ id }) => programme === undefined || id === programme)
    .flatMap(({ versions }) => versions)
    .find(({ name }) => name === ruleVersion)
  if (known !== undefined) return known
  throw new OfficeError('rule-version-missing', {
    field: 'ruleVersion',
    data: { programme: programme ?? ruleVersion, date: firstDay(quarter) }
  })
}

interface Tried {
  outcome: Outcome
  was: Tiyn
  now: Tiyn | null
  code: string | null
}

function outcomeOf(before: { entitled: boolean; sum: Tiyn }, now: { entitled: boolean; sum: Tiyn }): Outcome {
  if (before.entitled && !now.entitled) return 'lost'
  if (!before.entitled && now.entitled) return 'gained'
  if (now.sum === before.sum) return 'unchanged'
  return now.sum > before.sum ? 'raised' : 'lowered'
}

/**
 * One decision worked out with what is tried: the tried values stand before those it was frozen with, and those before what the
 * book says now, which is asked only for what the frozen working never read.
 */
function tryOne(row: DecisionRow, tried: Book, book: Book, version: RuleVersion | null): Tried {
  const frozen = thaw(row)
  const { facts } = frozen
  const before = { entitled: frozen.result.entitled, sum: tiyn(row.total) }
  const own = programmes[facts.programme].versions
  const rule =
    version !== null && own.includes(version) ? version : ruleVersionFor(facts.programme, facts.appliedOn)
  try {
    const result = assessBy(rule, facts, stackedBook([tried, createBook(frozen.parameters), book]))
    const now = { entitled: result.entitled, sum: sumTiyn(result.months.map(({ amount }) => amount)) }
    return { outcome: outcomeOf(before, now), was: before.sum, now: now.sum, code: null }
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error
    return { outcome: 'failed', was: before.sum, now: null, code: error.code }
  }
}

class Tally {
  readonly counts: Record<Outcome, number> = {
    unchanged: 0,
    raised: 0,
    lowered: 0,
    lost: 0,
    gained: 0,
    failed: 0
  }
  readonly rows: Row[] = []
  readonly faults: Output['faults'] = []
  decisions = 0
  was = tiyn(0)
  now = tiyn(0)

  add(row: DecisionRow, name: string, { outcome, was, now, code }: Tried): void {
    this.decisions += 1
    this.counts[outcome] += 1
    this.was = tiyn(this.was + was)
    // What could not be worked out counts as it was: a sum that silently leaves it out would look like money saved.
    this.now = tiyn(this.now + (now ?? was))
    if (outcome === 'unchanged' || this.rows.length >= mostRows) return
    this.rows.push({
      decisionId: row.id,
      caseId: row.case_id,
      number: row.number,
      name,
      outcome,
      was: tengeString(was),
      now: now === null ? null : tengeString(now),
      code
    })
  }
}

/** Snapshot by snapshot, or within a transaction that runs already. */
type Reading = <T>(task: (read: ReadConnection) => Promise<T>) => Promise<T>

/** Reads the decisions of a scope page by page, a turn between any two, so that other calls of the window are answered. */
async function eachDecision(
  call: Call,
  scope: TrialScope,
  job: Pick<Job, 'check' | 'progress'>,
  work: (read: ReadConnection, row: DecisionRow) => Promise<void> | void,
  reading: Reading = (task) => call.read(task)
): Promise<void> {
  const total = await reading((read) => countTried(read, scope))
  let last = 0
  let done = 0
  for (;;) {
    job.check()
    const rows = await reading(async (read) => {
      const page = await triedDecisions(read, scope, last, pageSize)
      for (const row of page) {
        await work(read, row)
        await turn()
      }
      return page
    })
    done += rows.length
    last = rows.at(-1)?.id ?? last
    job.progress(done, total)
    if (rows.length < pageSize) return
  }
}

/**
 * Tries new values or a version of the rules on the decisions of a quarter, and replays those decisions as they are. Keeps the
 * counts of the trial, nothing else.
 * @throws OfficeError `parameter-unknown`, `parameter-value`, `rule-version-missing`, `cancelled`
 */
export function tryParameters(call: Call, input: Input): Promise<Output> {
  const tried = triedBook(input.values)
  const version = namedVersion(input)
  const scope = {
    from: firstDay(input.quarter),
    until: lastDay(input.quarter),
    programme: input.programme ?? null
  }
  return call.office.jobs.run(input.jobId, async (job) => {
    const book = await call.read((read) => currentBook(call, read))
    const tally = new Tally()
    await eachDecision(call, scope, job, async (read, row) => {
      tally.add(row, thaw(row).letter.addressee.name, tryOne(row, tried, book, version))
      const [fault] = await replay(read, row)
      if (fault !== undefined)
        tally.faults.push({ decisionId: row.id, number: row.number, field: fault.field })
    })
    return keep(call, input, tally)
  })
}

async function keep(call: Call, input: Input, tally: Tally): Promise<Output> {
  const { counts, decisions, rows, faults } = tally
  const sums = { sumWas: tengeString(tally.was), sumNow: tengeString(tally.now) }
  const trialId = await call.write(async (tx, note) => {
    const id = await insertTrial(tx, {
      quarter: input.quarter,
      tried: canonicalJson({ values: input.values, ruleVersion: input.ruleVersion ?? null }),
      outcome: canonicalJson({ ...counts, ...sums }),
      decisions,
      faults: faults.length,
      by: call.actor.id,
      at: call.now
    })
    note({
      subjectKind: 'trial',
      subjectId: id,
      details: {
        quarter: input.quarter,
        decisions,
        changed: decisions - counts.unchanged,
        faults: faults.length
      }
    })
    return id
  })
  return { trialId, decisions, ...counts, ...sums, rows, faults: faults.slice(0, mostRows) }
}

const unseen = { check: () => undefined, progress: () => undefined }

/**
 * Whether values may be switched on, asked within a transaction that runs already.
 * @throws OfficeError as `refuseUnsound`
 */
export function refuseUnsoundIn(
  call: Call,
  read: ReadConnection,
  period: { from: string; until: string | null }
): Promise<void> {
  return refuseUnsound(call, period, (task) => task(read))
}

/**
 * A value cannot be switched on while stored decisions applied for in its period do not come out to the tenge: whoever changes
 * the book first finds out why.
 * @throws OfficeError `decisions-do-not-recompute {quarter, count, number}`
 */
export async function refuseUnsound(
  call: Call,
  period: { from: string; until: string | null },
  reading?: Reading
): Promise<void> {
  const faulty: string[] = []
  const note = async (read: ReadConnection, row: DecisionRow): Promise<void> => {
    if ((await replay(read, row)).length > 0) faulty.push(row.number)
  }
  await eachDecision(call, { ...period, programme: null }, unseen, note, reading)
  const [first] = faulty
  if (first === undefined) return
  throw new OfficeError('decisions-do-not-recompute', {
    data: { quarter: `${period.from} – ${period.until ?? '…'}`, count: faulty.length, number: first }
  })
}
