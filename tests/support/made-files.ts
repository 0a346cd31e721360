import { createHash, randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson } from '@shared/domain/canonical-json'
import type { Receipt } from '@shared/exchange/envelope'
import { openConnection, type Connection } from '../../electron/database/driver'
import { databasePath } from './office'

/** Where a file of former years got to. */
export type Way = 'accepted' | 'refused' | 'overdue' | 'unsent'

const day = 24 * 60 * 60 * 1000
const daysAgo = (days: number): string => new Date(Date.now() - days * day).toISOString()

/**
 * Rows of files made in former years, as an office has them after so long, each a month after the one before; the files themselves
 * lie there only where they were not sent.
 * @param ways where each of them got to, from the oldest
 * @param first the month of the oldest, `2009-01`
 * @param length bytes of each file
 */
export async function writeMadeFiles(
  folder: string,
  { ways, first, length }: { ways: readonly Way[]; first: string; length: number }
): Promise<void> {
  const connection = await openConnection(databasePath(folder), { create: false })
  try {
    await connection.exec('BEGIN IMMEDIATE')
    const found = await connection.get<{ last: number }>(
      'SELECT coalesce(max(sequence), 0) AS last FROM exports'
    )
    const [year = 0, month = 0] = first.split('-').map(Number)
    for (const [index, way] of ways.entries()) {
      const at = new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 7)
      await writeOne(connection, folder, {
        period: at,
        sequence: (found?.last ?? 0) + 1 + index,
        way,
        length
      })
    }
    await connection.exec('COMMIT')
  } finally {
    await connection.close()
  }
}

interface One {
  period: string
  sequence: number
  way: Way
  length: number
}

async function writeOne(connection: Connection, folder: string, one: One): Promise<void> {
  const { period, sequence, way, length } = one
  const bytes = way === 'unsent' ? randomBytes(length) : Buffer.from(`file ${sequence}`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const fileName = `634000000-${period}-${sequence}.komek`
  if (way === 'unsent') {
    await mkdir(join(folder, 'exports'), { recursive: true })
    await writeFile(join(folder, 'exports', fileName), bytes)
  }
  const counts = JSON.stringify({ payments: 120 + sequence, counts: 14 })
  const sums = JSON.stringify({ 'payments.amount_tiyn': String(sequence * 1_250_000_00) })
  const { lastId } = await connection.run(
    `INSERT INTO exports (period, kind, correction, sequence, datasets, row_counts, sums, file_name, file_hash, bytes, made_by, made_at)
     VALUES (?, 'period', 0, ?, '["payments","counts"]', ?, ?, ?, ?, ?, 1, ?)`,
    [period, sequence, counts, sums, fileName, hash, length, daysAgo(40)]
  )
  if (way === 'overdue') await writeSent(connection, lastId, length)
  if (way === 'accepted' || way === 'refused') {
    const accepted = way === 'accepted'
    const receipt: Receipt = {
      ...{ file: hash, office: '634000000', period, sequence, accepted },
      ...{
        refusal: accepted ? null : 'package-sequence-gap',
        refusalData: { expected: sequence - 1, given: sequence }
      },
      ...{ rows: accepted ? { payments: 120 + sequence, counts: 14 } : {}, sums: {}, at: daysAgo(30) }
    }
    const content = canonicalJson(receipt)
    await connection.run(
      'INSERT INTO receipts (export_id, accepted, refusal, content, hash, at, matched_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [lastId, accepted ? 1 : 0, receipt.refusal, content, `receipt-${sequence}`, receipt.at, receipt.at]
    )
  }
}

/** It went onto a stick that is not there any more. */
async function writeSent(connection: Connection, exportId: number, length: number): Promise<void> {
  await connection.run(
    `INSERT OR IGNORE INTO upload_targets (id, name, kind, settings, active)
     VALUES (1, 'Флешка курьера', 'folder', '{"kind":"folder","path":"/media/stick"}', 0)`
  )
  await connection.run(
    `INSERT INTO uploads (export_id, target_id, state, sent_bytes, bytes, queued_by, queued_at, finished_at)
     VALUES (?, 1, 'sent', ?, ?, 1, ?, ?)`,
    [exportId, length, length, daysAgo(39), daysAgo(39)]
  )
}
