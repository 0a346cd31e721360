import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { uploadView } from './export-view'
import { exportById, uploadById, uploadsByIds } from './export-view-queries'
import { cancelUpload, queueUpload, targetRows, unsentExports } from './upload/queries'

interface Way {
  exportId: number
  targetId: number
  bytes: number
}

/** What is to go where. @throws OfficeError `not-found`, `upload-target-missing` */
async function waysOf(read: ReadConnection, input: ParsedInputOf<'exports.upload'>): Promise<Way[]> {
  const { id, targetId } = input
  const targets = (await targetRows(read)).filter((row) =>
    targetId === undefined ? row.active === 1 : row.id === targetId
  )
  if (targets.length === 0) {
    throw targetId === undefined
      ? new OfficeError('upload-target-missing')
      : new OfficeError('not-found', { field: 'targetId', data: { what: 'target', id: targetId } })
  }
  const one = id === undefined ? undefined : await exportById(read, id)
  if (id !== undefined && one === undefined)
    throw new OfficeError('not-found', { field: 'id', data: { what: 'export', id } })
  const ways: Way[] = []
  for (const target of targets) {
    const files = one === undefined ? await unsentExports(read, target.id) : [one]
    for (const file of files) ways.push({ exportId: file.id, targetId: target.id, bytes: file.bytes })
  }
  return ways
}

/**
 * Queues what has not gone yet. In the window the queue goes on by itself; in the headless door this waits for the end, or throws the
 * first failure when each had its try (what failed stays queued).
 * @throws OfficeError `not-found`, `upload-target-missing`, in the headless door `upload-*`
 */
export async function uploadExports(
  call: Call,
  input: ParsedInputOf<'exports.upload'>
): Promise<OutputOf<'exports.upload'>> {
  const { uploads } = call.office
  const ids = await call.write(async (tx, note) => {
    const queued: number[] = []
    for (const way of await waysOf(tx, input)) {
      const id = await queueUpload(tx, { ...way, by: call.actor.id, at: call.now })
      if (id !== null) queued.push(id)
    }
    note({ subjectKind: 'exports', subjectId: input.id ?? null, details: { queued: queued.length } })
    return queued
  })
  if (call.session.door === 'window') uploads.wake()
  else {
    const { passphrase } = input
    await call.office.jobs.run(input.jobId, (job) => uploads.run(call.office, ids, { job, passphrase }))
  }
  const rows = ids.length === 0 ? [] : await call.read((read) => uploadsByIds(read, ids))
  return { uploads: rows.map((row) => uploadView(row, call.actor.locale)) }
}

/** Takes an upload out of the queue; what has gone stays where it went. @throws OfficeError `not-found`, `upload-over` */
export async function cancelExportUpload(
  call: Call,
  { uploadId }: ParsedInputOf<'exports.cancel'>
): Promise<OutputOf<'exports.cancel'>> {
  const cancelled = await call.write(async (tx, note) => {
    if ((await uploadById(tx, uploadId)) === undefined)
      throw new OfficeError('not-found', { field: 'uploadId', data: { what: 'upload', id: uploadId } })
    if (!(await cancelUpload(tx, uploadId, call.now)))
      throw new OfficeError('upload-over', { field: 'uploadId' })
    note({ subjectKind: 'upload', subjectId: uploadId, details: { cancelled: true } })
    return uploadById(tx, uploadId)
  })
  if (cancelled === undefined) throw new Error('a cancelled upload is not there')
  call.office.uploads.stop(uploadId)
  return uploadView(cancelled, call.actor.locale)
}
