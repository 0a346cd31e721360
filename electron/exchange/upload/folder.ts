import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, rename, stat, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { OfficeError } from '@shared/errors'
import { folderFailure, systemCode } from './failure'
import { longestReceipt, type SendJob, type SettingsOf } from './send-job'

const pieceBytes = 256 * 1024

/** SHA-256 of a file, hexadecimal. */
export async function hashOfFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: pieceBytes })) {
    if (signal?.aborted === true) throw new OfficeError('cancelled')
    hash.update(chunk as Buffer)
  }
  return hash.digest('hex')
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * Copies into a folder or onto a stick: `<name>.part`, forced onto the disk, read back and compared, then given its name. What an
 * interrupted copy left is gone on with; a copy that turns out different is thrown away.
 * @throws OfficeError `upload-folder-missing`, `upload-folder-unwritable`, `upload-disk-full`, `upload-damaged`, `upload-name-taken`
 */
export async function sendToFolder(job: SendJob, { path: folder }: SettingsOf<'folder'>): Promise<void> {
  const target = join(folder, job.fileName)
  const part = `${target}.part`
  try {
    // A stick that is not there must not become a folder on the system's own disk.
    await stat(folder)
    if (await isThere(target, job)) return
    await copy(job, part)
    if ((await hashOfFile(part, job.signal)) !== job.fileHash) {
      await unlink(part)
      throw new OfficeError('upload-damaged', { data: { file: job.fileName } })
    }
    await rename(part, target)
    await settle(folder)
  } catch (error) {
    throw folderFailure(error, folder)
  }
}

/** Whether the whole file lies there already. @throws OfficeError `upload-name-taken` for another of that name */
async function isThere(target: string, job: SendJob): Promise<boolean> {
  const size = await sizeOf(target)
  if (size === null) return false
  if (size === job.bytes && (await hashOfFile(target, job.signal)) === job.fileHash) return true
  throw new OfficeError('upload-name-taken', { data: { file: job.fileName } })
}

async function copy(job: SendJob, part: string): Promise<void> {
  const before = (await sizeOf(part)) ?? 0
  const from = before <= job.bytes ? before : 0
  const source = await open(job.path, 'r')
  try {
    const target = await open(part, from === 0 ? 'w' : 'r+')
    try {
      await pour(job, source, target, from)
      await target.sync()
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function pour(job: SendJob, source: FileHandle, target: FileHandle, from: number): Promise<void> {
  const buffer = Buffer.alloc(pieceBytes)
  for (let at = from; at < job.bytes;) {
    if (job.signal.aborted) throw new OfficeError('cancelled')
    const { bytesRead } = await source.read(buffer, 0, Math.min(buffer.length, job.bytes - at), at)
    if (bytesRead === 0) throw new OfficeError('upload-file-changed', { data: { file: job.fileName } })
    for (let written = 0; written < bytesRead;) {
      written += (await target.write(buffer, written, bytesRead - written, at + written)).bytesWritten
    }
    at += bytesRead
    job.progress(at)
  }
}

/** Forces the new name onto the disk too, where the system can (Windows cannot, and does it by itself). */
async function settle(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES', 'EBADF'].includes(systemCode(error))) throw error
  }
}

/** The receipt that the region laid beside the file; `null` when there is none yet or the stick is away. */
export async function receiptFromFolder(
  { path: folder }: SettingsOf<'folder'>,
  fileName: string
): Promise<Buffer | null> {
  const path = join(folder, `${fileName}.receipt`)
  try {
    const size = await sizeOf(path)
    return size === null || size > longestReceipt ? null : await readFile(path)
  } catch {
    return null
  }
}
