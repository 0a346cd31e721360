import { setImmediate as turn } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { headingsOf } from '@shared/imports/mapping'
import { hashOf } from '../database/journal'
import type { WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { mapInTurns } from '../renewal/in-turns'
import { withBeside } from './beside'
import { effectCounts } from './effect-queries'
import { KeptEffects } from './effects'
import type { CheckedRow, ImportContext, Importer, ImportOptions, TakenRow } from './importer'
import { rowsAtOnce } from './pieces'
import { saveSource, setApplied, writtenSince, type ImportRecord } from './queries'
import { importerOf } from './registry'
import { rowsAfter, type ImportRowRecord } from './row-queries'
import { checkedOf, parsedOf } from './stage'
import { keptOf, mustFindImport, mustStand, viewImport } from './views'

/** The source of a file of which nobody said where it came from: its mapping is not remembered. */
const noSource = '—'

/**
 * Writes all that is taken, in one transaction. What was written by others since the preview is looked at again: rows that have come
 * to stand in the database meanwhile change nothing, and where another row would now be written otherwise, none is.
 * @throws OfficeError `not-found`, `role-missing`, `import-state` {state}, `stale`, `import-outdated` {row}, `cancelled`, and the
 *   importer's own
 */
export function applyImport(
  call: Call,
  input: ParsedInputOf<'imports.apply'>
): Promise<OutputOf<'imports.apply'>> {
  return call.office.jobs.run(input.jobId, (job) =>
    call.write(async (tx, note) => {
      const row = await mustFindImport(call, tx, input.id)
      mustStand(row, 'previewed', input.revision)
      const importer = await importerOf(row.kind)
      const outdated = await writtenSince(tx, keptOf(row).journal)
      const same = outdated ? await heldAgain(call, tx, row, importer, job) : new Set<number>()
      await writeTaken(call, tx, { row, importer, job, same })
      if (row.source !== noSource) await keepMapping(call, tx, row)
      await setApplied(tx, row.id, call.actor.id, call.now)
      const view = viewImport(await mustFindImport(call, tx, row.id))
      const { created, changed } = await effectCounts(tx, row.id)
      const { rows, error, same: alike } = view.counts
      const skipped = rows - error - alike - view.counts.taken
      note({
        subjectKind: 'import',
        subjectId: row.id,
        after: hashOf(view),
        details: { kind: row.kind, created, changed, skipped, rejected: error }
      })
      return { import: view, created, changed, skipped, rejected: error }
    })
  )
}

const contextOf = (call: Call, row: ImportRecord): ImportContext => ({
  ...{ call, importId: row.id, seen: new Map() },
  options: JSON.parse(row.options) as ImportOptions
})

function isTaken({ state, choice }: ImportRowRecord): boolean {
  if (state === 'duplicate') return choice === 'merge' || choice === 'separate'
  return (state === 'new' || state === 'update') && choice !== 'skip'
}

const alike = (a: CheckedRow, b: CheckedRow): boolean =>
  a.state === b.state && JSON.stringify(a.match) === JSON.stringify(b.match)

/** Numbers of the rows that say by now what is stored. @throws OfficeError `import-outdated` {row} */
async function heldAgain(
  call: Call,
  tx: WriteConnection,
  row: ImportRecord,
  importer: Importer,
  job: Job
): Promise<Set<number>> {
  const context = contextOf(call, row)
  const taken = new Set<number>()
  const same = new Set<number>()
  const other = new Set<number>()
  const total = keptOf(row).counts.rows
  for (let after = 0, done = 0; ;) {
    job.check()
    job.progress(done, total * 2)
    const kept = await rowsAfter(tx, row.id, after, rowsAtOnce)
    const last = kept.at(-1)
    if (last === undefined) break
    const checked = await importer.check(tx, kept.map(cleanOf), context)
    for (const [at, one] of kept.entries()) {
      const now = checked[at]
      if (now === undefined || !isTaken(one)) continue
      taken.add(one.row_no)
      if (now.state === 'same') same.add(one.row_no)
      else if (!alike(now, checkedOf(one))) other.add(one.row_no)
    }
    after = last.row_no
    done += kept.length
    await turn()
  }
  for (const one of (await importer.finish?.(tx, context)) ?? []) {
    if (one.same === true) same.add(one.row)
    if (one.finding?.level === 'error' && taken.has(one.row)) other.add(one.row)
  }
  const outdated = [...other].find((number) => !same.has(number))
  if (outdated !== undefined) refuse(outdated)
  return same
}

function refuse(row: number): never {
  throw new OfficeError('import-outdated', { field: 'id', data: { row } })
}

/** As parsing left the row: what a check of then said is not held against it now. */
const cleanOf = (row: ImportRowRecord) => {
  const parsed = parsedOf(row)
  return row.state === 'error' ? parsed : { ...parsed, findings: [] }
}

interface Writing {
  row: ImportRecord
  importer: Importer
  job: Job
  same: ReadonlySet<number>
}

async function writeTaken(
  call: Call,
  tx: WriteConnection,
  { row, importer, job, same }: Writing
): Promise<void> {
  const context = { ...contextOf(call, row), settled: same }
  const effects = new KeptEffects(row.id, importer.undo !== undefined)
  const { taken: total } = keptOf(row).counts
  await withBeside(async (beside) => {
    let done = 0
    for await (const rows of takenPieces(tx, row.id)) {
      job.check()
      job.progress(total + done, total * 2)
      const taken = rows.filter(({ row: number }) => !same.has(number))
      if (taken.length > 0) await importer.write(tx, taken, context, effects)
      await beside.start(() => effects.keep(tx))
      done += rows.length
      await turn()
    }
  })
  job.check()
  await importer.complete?.(tx, context, effects)
  await effects.keep(tx)
  job.check()
  job.progress(total * 2, total * 2)
}

/** The rows that are written, piece by piece; the next one is read while one is written. */
async function* takenPieces(tx: WriteConnection, id: number): AsyncGenerator<TakenRow[]> {
  const pieceAfter = async (after: number): Promise<TakenRow[]> =>
    mapInTurns(await rowsAfter(tx, id, after, rowsAtOnce, 'taken'), takenOf)
  let next = pieceAfter(0)
  try {
    for (;;) {
      const rows = await next
      const last = rows.at(-1)
      if (last === undefined) return
      next = pieceAfter(last.row)
      next.catch(() => undefined)
      yield rows
    }
  } finally {
    // A statement of the transaction is awaited before that ends.
    await next.catch(() => undefined)
  }
}

function takenOf(row: ImportRowRecord): TakenRow {
  const { choice } = row
  return {
    ...checkedOf(row),
    choice: choice === 'merge' || choice === 'separate' ? choice : 'take',
    keep: row.keep === '[]' ? [] : (JSON.parse(row.keep) as string[])
  }
}

async function keepMapping(call: Call, tx: WriteConnection, row: ImportRecord): Promise<void> {
  const mapping = headingsOf(
    JSON.parse(row.mapping) as Record<string, number>,
    JSON.parse(row.headings) as string[]
  )
  await saveSource(tx, {
    ...{ kind: row.kind, name: row.source, mapping: JSON.stringify(mapping) },
    ...{ at: call.now, by: call.actor.id }
  })
}
