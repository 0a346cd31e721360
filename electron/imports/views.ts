import type { z } from 'zod'
import { importRoles, type importRow, type importView } from '@shared/contract/imports'
import { OfficeError } from '@shared/errors'
import { findingSentence } from '@shared/imports/finding-text'
import { importKinds, type ImportKind } from '@shared/imports/kinds'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import type { RowFinding, RowMatch } from './importer'
import { importById, type ImportRecord, type ImportState } from './queries'
import type { Counts, ImportRowRecord } from './row-queries'

export type ImportView = z.infer<typeof importView>
export type ImportRowView = z.infer<typeof importRow>

/** What is kept of a preview: its counts, and the journal row up to which it knew the data. */
export interface Kept {
  counts: Counts
  journal: number
}

/** The kinds the caller may take in. */
export function allowedKinds(call: Call): ImportKind[] {
  return importKinds.filter((kind) => importRoles[kind].includes(call.actor.role))
}

/** @throws OfficeError `role-missing` */
export function mayImport(call: Call, kind: ImportKind): void {
  if (!allowedKinds(call).includes(kind))
    throw new OfficeError('role-missing', { field: 'kind', data: { role: call.actor.role } })
}

/** @throws OfficeError `not-found`, `role-missing` of a kind the caller may not take in */
export async function mustFindImport(call: Call, read: ReadConnection, id: number): Promise<ImportRecord> {
  const row = await importById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field: 'id', data: { what: 'import', id } })
  mayImport(call, row.kind)
  return row
}

/** @throws OfficeError `import-state` {state}, `stale` when somebody else chose meanwhile */
export function mustStand(row: ImportRecord, state: ImportState, revision?: number): void {
  if (row.state !== state) throw new OfficeError('import-state', { field: 'id', data: { state: row.state } })
  if (revision !== undefined && revision !== row.revision)
    throw new OfficeError('stale', { field: 'revision' })
}

const nothing: Kept = {
  counts: {
    rows: 0,
    new: 0,
    update: 0,
    same: 0,
    duplicate: 0,
    error: 0,
    warnings: 0,
    creates: 0,
    taken: 0,
    undecided: 0
  },
  journal: 0
}

export const keptOf = (row: ImportRecord): Kept => ({
  ...nothing,
  ...(JSON.parse(row.counts) as Partial<Kept>)
})

export function viewImport(row: ImportRecord): ImportView {
  return {
    id: row.id,
    revision: row.revision,
    kind: row.kind,
    state: row.state,
    source: row.source,
    fileName: row.file_name,
    fileHash: row.file_hash,
    headings: JSON.parse(row.headings) as string[],
    mapping: JSON.parse(row.mapping) as Record<string, number>,
    options: Object.fromEntries(
      Object.entries(JSON.parse(row.options) as Record<string, string | number>).map(([name, value]) => [
        name,
        String(value)
      ])
    ),
    counts: keptOf(row).counts,
    before: row.before,
    madeBy: row.made_by,
    madeAt: row.made_at,
    appliedBy: row.applied_by,
    appliedAt: row.applied_at,
    undoneAt: row.undone_at
  }
}

export function viewRow(row: ImportRowRecord, locale: 'kk' | 'ru'): ImportRowView {
  return {
    row: row.row_no,
    state: row.state,
    choice: row.choice,
    cells: JSON.parse(row.cells) as string[],
    values: JSON.parse(row.parsed) as Record<string, string>,
    findings: (JSON.parse(row.findings) as RowFinding[]).map((finding) => ({
      ...finding,
      data: { ...finding.data },
      text: findingSentence(finding, locale)
    })),
    match: row.match === null ? null : (JSON.parse(row.match) as RowMatch),
    keep: JSON.parse(row.keep) as string[]
  }
}
