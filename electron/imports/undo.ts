import { setImmediate as turn } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../database/journal'
import type { WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import {
  changedSince,
  countEffects,
  deferForeignKeys,
  deleteMade,
  dropIndexes,
  effectCounts,
  effectsAfter,
  formerRows,
  indexReferences,
  restoreRows,
  tablesOf,
  usedSince
} from './effect-queries'
import type { Importer, KeptEffect } from './importer'
import { setDropped, setUndone } from './queries'
import { importerOf } from './registry'
import { deleteRows } from './row-queries'
import { mustFindImport, mustStand, viewImport, type ImportView } from './views'

const effectsAtOnce = 1000

/**
 * Takes back what an import wrote, all or nothing: what it made goes, what it changed is as it was.
 * @throws OfficeError `not-found`, `role-missing`, `import-state` {state}, `import-changed-since` {row} when something of it was
 *   changed, `import-used` {row} when something refers to what it made, `cancelled`, and the importer's own
 */
export function undoImport(
  call: Call,
  input: ParsedInputOf<'imports.undo'>
): Promise<OutputOf<'imports.undo'>> {
  return call.office.jobs.run(input.jobId, (job) =>
    call.write(async (tx, note) => {
      const row = await mustFindImport(call, tx, input.id)
      mustStand(row, 'applied')
      const importer = await importerOf(row.kind)
      const before = viewImport(row)
      const total = await countEffects(tx, row.id)
      const undoing = { id: row.id, importer, job, total, done: 0 }
      const { removed, restored } = await takeBack(call, tx, undoing)
      job.check()
      job.progress(total, total)
      await setUndone(tx, row.id, call.actor.id, call.now)
      const view = viewImport(await mustFindImport(call, tx, row.id))
      note({
        subjectKind: 'import',
        subjectId: row.id,
        before: hashOf(before),
        after: hashOf(view),
        details: { kind: row.kind, removed, restored }
      })
      return { import: view, removed, restored }
    })
  )
}

interface Undoing {
  id: number
  importer: Importer
  job: Job
  /** Effects there are, and those that were taken back. */
  total: number
  done: number
}

function tell(undoing: Undoing, more: number): void {
  undoing.job.check()
  undoing.done += more
  undoing.job.progress(Math.min(undoing.done, undoing.total), undoing.total)
}

async function takeBack(
  call: Call,
  tx: WriteConnection,
  undoing: Undoing
): Promise<{ removed: number; restored: number }> {
  const { id, importer } = undoing
  if (importer.undo !== undefined)
    return importer.undo(tx, await allEffects(tx, undoing), { call, importId: id })
  const tables = await tablesOf(tx, id)
  for (const table of tables) {
    const changed = await changedSince(tx, id, table)
    if (changed !== null)
      throw new OfficeError('import-changed-since', { field: 'id', data: { row: changed } })
    const used = await usedSince(tx, id, table)
    if (used !== null) throw new OfficeError('import-used', { field: 'id', data: { row: used } })
    tell(undoing, 0)
  }
  const counts = await effectCounts(tx, id)
  await deferForeignKeys(tx)
  await importer.beforeUndo?.(tx, { call, importId: id })
  for (const table of [...tables].reverse()) {
    const indexes = await indexReferences(tx, id, table)
    await deleteAll(tx, undoing, table)
    await dropIndexes(tx, indexes)
  }
  for (const table of tables) await restoreAll(tx, undoing, table)
  await importer.afterUndo?.(tx, { call, importId: id })
  return { removed: counts.created, restored: counts.changed }
}

async function allEffects(tx: WriteConnection, undoing: Undoing): Promise<KeptEffect[]> {
  const all: KeptEffect[] = []
  tell(undoing, 0)
  for (let after = 0; ;) {
    const rows = await effectsAfter(tx, undoing.id, after, effectsAtOnce)
    const last = rows.at(-1)
    if (last === undefined) return all
    for (const { row_no: row, subject: table, subject_id: effectId, before } of rows)
      all.push({
        ...{ row, table, id: effectId },
        before: before === null ? null : (JSON.parse(before) as Record<string, unknown>)
      })
    after = last.place
    tell(undoing, rows.length / 2)
    await turn()
  }
}

async function deleteAll(tx: WriteConnection, undoing: Undoing, table: string): Promise<void> {
  tell(undoing, 0)
  for (let after = 0; ;) {
    const { last, deleted } = await deleteMade(tx, undoing.id, table, { after, limit: effectsAtOnce })
    if (last === null) return
    after = last
    tell(undoing, deleted)
    await turn()
  }
}

async function restoreAll(tx: WriteConnection, undoing: Undoing, table: string): Promise<void> {
  for (let after = 0; ;) {
    const rows = await formerRows(tx, undoing.id, table, { after, limit: effectsAtOnce })
    const last = rows.at(-1)
    if (last === undefined) return
    const former = new Map<number, Record<string, unknown>>()
    for (const { subject_id: rowId, before } of rows)
      former.set(rowId, { ...former.get(rowId), ...(JSON.parse(before) as Record<string, unknown>) })
    await restoreRows(
      tx,
      table,
      [...former].map(([rowId, before]) => ({ id: rowId, before }))
    )
    after = last.subject_id
    tell(undoing, rows.length)
    await turn()
  }
}

/** Forgets a preview with its rows. @throws OfficeError `not-found`, `role-missing`, `import-state` {state} */
export function dropImport(call: Call, input: ParsedInputOf<'imports.drop'>): Promise<ImportView> {
  return call.write(async (tx, note) => {
    const row = await mustFindImport(call, tx, input.id)
    mustStand(row, 'previewed')
    await deleteRows(tx, row.id)
    await setDropped(tx, row.id, row.counts)
    const view = viewImport(await mustFindImport(call, tx, row.id))
    note({ subjectKind: 'import', subjectId: row.id, after: hashOf(view), details: { kind: row.kind } })
    return view
  })
}
