import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { posix } from 'node:path'
import { OfficeError } from '@shared/errors'
import { longestReceipt, type SendJob, type SettingsOf } from './send-job'
import { SftpLink } from './sftp-link'

// What every server takes in one request, and how many are on the way before the first is answered. The server works them off in
// order, so what lies there is always a beginning of the file.
const pieceBytes = 32 * 1024
const underWay = 8
// Compared before an interrupted copy is gone on with: a server that lost power may have left zeros at its end.
const overlap = 64 * 1024

/**
 * Writes `<name>.part` from the byte where the server's copy ends, then gives it its name.
 * @param secret a password, or a private key in OpenSSH form
 * @throws OfficeError `upload-*`, see `failure.ts`
 */
export async function sendBySftp(job: SendJob, settings: SettingsOf<'sftp'>, secret: string): Promise<void> {
  const link = await SftpLink.open(settings, secret, job.stall)
  const stop = (): void => link.close()
  job.signal.addEventListener('abort', stop, { once: true })
  const source = await open(job.path, 'r')
  try {
    const target = posix.join(settings.folder, job.fileName)
    const part = `${target}.part`
    if ((await link.stat(settings.folder)) === null)
      throw new OfficeError('upload-folder-missing', { data: { folder: settings.folder } })
    if (await isThere(link, target, job)) return
    await write(link, job, source, part)
    const size = (await link.stat(part))?.size
    if (size !== job.bytes) throw new OfficeError('upload-damaged', { data: { file: job.fileName } })
    await link.ask<unknown>((sftp, done) => sftp.rename(part, target, (error) => done(error, null)))
  } catch (error) {
    throw job.signal.aborted ? new OfficeError('cancelled', { cause: error }) : error
  } finally {
    job.signal.removeEventListener('abort', stop)
    await source.close()
    link.close()
  }
}

/** Whether the whole file lies there already. @throws OfficeError `upload-name-taken` for another of that name */
async function isThere(link: SftpLink, target: string, job: SendJob): Promise<boolean> {
  const found = await link.stat(target)
  if (found === null) return false
  if (found.size === job.bytes) {
    const hash = createHash('sha256')
    const handle = await link.ask<Buffer>((sftp, done) => sftp.open(target, 'r', done))
    for (let at = 0; at < job.bytes; at += pieceBytes) {
      hash.update(await readRemote(link, handle, at, Math.min(pieceBytes, job.bytes - at)))
    }
    await closeHandle(link, handle)
    if (hash.digest('hex') === job.fileHash) return true
  }
  throw new OfficeError('upload-name-taken', { data: { file: job.fileName } })
}

/** Exactly so many bytes from there, or what there is. */
async function readRemote(link: SftpLink, handle: Buffer, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const more = await link.ask<number>((sftp, done) =>
      sftp.read(handle, buffer, read, length - read, at + read, (error, count) => done(error, count))
    )
    if (more === 0) break
    read += more
  }
  return buffer.subarray(0, read)
}

function closeHandle(link: SftpLink, handle: Buffer): Promise<unknown> {
  return link.ask<unknown>((sftp, done) => sftp.close(handle, (error) => done(error, null)))
}

/** Where to go on: the end of the server's copy, when what it ends with is what the file has there; else the beginning. */
async function resumeAt(link: SftpLink, job: SendJob, source: FileHandle, part: string): Promise<number> {
  const size = (await link.stat(part))?.size ?? 0
  if (size === 0 || size > job.bytes) return 0
  const length = Math.min(overlap, size)
  const handle = await link.ask<Buffer>((sftp, done) => sftp.open(part, 'r', done))
  const there: Buffer[] = []
  for (let at = size - length; at < size; at += pieceBytes) {
    there.push(await readRemote(link, handle, at, Math.min(pieceBytes, size - at)))
  }
  await closeHandle(link, handle)
  const here = Buffer.alloc(length)
  await source.read(here, 0, length, size - length)
  return Buffer.concat(there).equals(here) ? size : 0
}

async function write(link: SftpLink, job: SendJob, source: FileHandle, part: string): Promise<void> {
  const from = await resumeAt(link, job, source, part)
  job.progress(from)
  const handle = await link.ask<Buffer>((sftp, done) => sftp.open(part, from === 0 ? 'w' : 'r+', done))
  const pending: Promise<unknown>[] = []
  try {
    for (let at = from; at < job.bytes; at += pieceBytes) {
      const length = Math.min(pieceBytes, job.bytes - at)
      const piece = Buffer.alloc(length)
      const { bytesRead } = await source.read(piece, 0, length, at)
      if (bytesRead < length) throw new OfficeError('upload-file-changed', { data: { file: job.fileName } })
      const writing = link.ask<unknown>((sftp, done) =>
        sftp.write(handle, piece, 0, length, at, (error) => done(error, null))
      )
      // Awaited below, in order; until then a failure of it is nobody's.
      writing.catch(() => undefined)
      pending.push(writing)
      if (pending.length >= underWay) await pending.shift()
      job.progress(Math.max(from, at + length - pending.length * pieceBytes))
    }
    for (const writing of pending) await writing
    await force(link, handle)
    await closeHandle(link, handle)
  } catch (error) {
    throw await fullOr(error, link, job, part)
  }
  job.progress(job.bytes)
}

/** Onto the server's disk, where it knows how. */
async function force(link: SftpLink, handle: Buffer): Promise<void> {
  try {
    await link.ask<unknown>((sftp, done) => sftp.ext_openssh_fsync(handle, done))
  } catch (error) {
    const unknown = error instanceof OfficeError && error.code === 'upload-server'
    if (!unknown && !(error instanceof Error && error.message.includes('not support'))) throw error
  }
}

/** SFTP has no word for a full disk: it says that something failed, and the disk is asked for its room. */
async function fullOr(error: unknown, link: SftpLink, job: SendJob, part: string): Promise<unknown> {
  if (!(error instanceof OfficeError) || error.code !== 'upload-server') return error
  const size = (await link.stat(part))?.size ?? 0
  const full = await link.isFull(posix.dirname(part), Math.max(1, job.bytes - size))
  return full
    ? new OfficeError('upload-disk-full', { data: { folder: posix.dirname(part) }, cause: error })
    : error
}

/** The receipt that the region laid beside the file; `null` when there is none yet. */
export async function receiptBySftp(
  settings: SettingsOf<'sftp'>,
  secret: string,
  fileName: string,
  stall: number
): Promise<Buffer | null> {
  const link = await SftpLink.open(settings, secret, stall)
  try {
    const path = posix.join(settings.folder, `${fileName}.receipt`)
    const size = (await link.stat(path))?.size
    if (size === undefined || size > longestReceipt) return null
    const handle = await link.ask<Buffer>((sftp, done) => sftp.open(path, 'r', done))
    return await readRemote(link, handle, 0, size)
  } finally {
    link.close()
  }
}
