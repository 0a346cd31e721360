import type { ReadConnection, WriteConnection } from '../database/transaction'

export interface TemplateSetRow {
  version: number
  template: string
  blocks: string
  reason: string
  saved_at: string
  saved_by_name: string
}

/** Every set the office has worded itself, oldest first. There are few: one a change of wording. */
export function templateSets(read: ReadConnection): Promise<TemplateSetRow[]> {
  return read.all<TemplateSetRow>(
    `SELECT s.version, s.template, s.blocks, s.reason, s.saved_at, u.name AS saved_by_name
     FROM template_sets s JOIN users u ON u.id = s.saved_by ORDER BY s.version`
  )
}

/** Stores a set. */
export async function insertTemplateSet(
  tx: WriteConnection,
  row: { version: number; template: string; blocks: string; reason: string; at: string; by: number }
): Promise<void> {
  await tx.run(
    'INSERT INTO template_sets (version, template, blocks, reason, saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?)',
    [row.version, row.template, row.blocks, row.reason, row.at, row.by]
  )
}
