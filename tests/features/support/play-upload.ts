import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { OpenPair } from '../../../electron/keys/key-ring'
import { keyPassphrase } from './exchange'
import { withSql, type PlayedOffice } from './play'
import type { Act } from './play-distribution'
import { receiptFile } from './uploads'

/** A made file goes to a folder, its receipt comes; one that was queued is cancelled. */
export async function playUpload(
  played: PlayedOffice,
  act: Act,
  made: { fileHash: string },
  region: OpenPair
): Promise<void> {
  const { admin, head } = played
  const stick = await mkdtemp(join(tmpdir(), 'komek-stick-'))
  onTestFinished(() => rm(stick, { recursive: true, force: true }))
  await act(admin, 'exports.saveTarget', { name: 'USB', settings: { kind: 'folder', path: stick } })
  await act(head, 'exports.upload', {})
  await act(head, 'exports.status', { refresh: true })
  const content = (await receiptFile(region, made.fileHash)).toString('base64')
  await act(head, 'exports.receipt', { content })
  await withSql(played.folder, (sql) => sql.run(`UPDATE uploads SET state = 'failed'`))
  await act(head, 'exports.cancel', { uploadId: 1 })
}

/** The office as a regional center: its receiving server begun and ended. */
export async function playServer({ admin, folder }: PlayedOffice, act: Act): Promise<void> {
  const become = (kind: string): Promise<unknown> =>
    withSql(folder, (sql) => sql.run('UPDATE office SET kind = ?', [kind]))
  await become('region')
  await act(admin, 'region.serve', { passphrase: keyPassphrase })
  await act(admin, 'region.stop', {})
  await become('district')
}
