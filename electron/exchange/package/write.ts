import { createHash, type Hash } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { OfficeError } from '@shared/errors'
import { schemaVersion, type EnvelopeHead } from '@shared/exchange/envelope'
import type { OpenPair } from '../../keys/key-ring'
import { writeHead } from './head'
import { piecesOf } from './verify'

/** What is said of a file before its payload is known. */
export type HeadDraft = Omit<EnvelopeHead, 'schema' | 'signer' | 'recipient' | 'payload'>

export interface NewPackage {
  /** Where it is to lie when it is whole. */
  path: string
  head: HeadDraft
  pair: OpenPair
  recipient: { fingerprint: string; receive: string }
  /** The ZIP, piece by piece. */
  zip: AsyncIterable<Uint8Array>
}

/** A whole file under a name that ends in `.part`. */
export interface StagedPackage {
  path: string
  fileHash: string
  bytes: number
  publish(): Promise<void>
  drop(): Promise<void>
}

/**
 * Encrypts a ZIP while it is made, then puts the signed head before it. Only what is encrypted ever reaches the disk; when anything
 * fails, nothing stays.
 * @throws OfficeError `file-disk-full` {file}, `data-folder-unwritable` {folder}, and whatever making the ZIP throws
 */
export async function stagePackage(file: NewPackage): Promise<StagedPackage> {
  const payloadPart = `${file.path}.payload.part`
  const part = `${file.path}.part`
  const drop = async (): Promise<void> => {
    await rm(payloadPart, { force: true })
    await rm(part, { force: true })
  }
  try {
    const payload = await writePayload(payloadPart, file)
    const written = await joinHead(part, payloadPart, file, payload)
    await rm(payloadPart, { force: true })
    return {
      path: file.path,
      ...written,
      drop,
      publish: () => rename(part, file.path).catch(writeRefused(file.path))
    }
  } catch (error) {
    await drop().catch(() => undefined)
    return writeRefused(file.path)(error)
  }
}

/** What the disk said of a file that was being written, as the program says it. */
export function writeRefused(path: string): (error: unknown) => never {
  return (cause) => {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new OfficeError('file-disk-full', { data: { file: basename(path) }, cause })
    if (
      code !== undefined &&
      ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EIO'].includes(code)
    )
      throw new OfficeError('data-folder-unwritable', { data: { folder: dirname(path) }, cause })
    throw cause
  }
}

async function writeAll(file: FileHandle, hash: Hash, piece: Uint8Array): Promise<void> {
  hash.update(piece)
  for (let at = 0; at < piece.length;) at += (await file.write(piece, at)).bytesWritten
}

async function writePayload(path: string, { recipient, zip }: NewPackage): Promise<EnvelopeHead['payload']> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient.receive)
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(path, 'w', 0o600)
  try {
    for await (const piece of await encrypter.encrypt(streamOf(zip))) {
      await writeAll(file, hash, piece)
      bytes += piece.length
    }
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await iterator.return?.()
    }
  })
}

async function joinHead(
  part: string,
  payloadPart: string,
  { head, pair, recipient }: NewPackage,
  payload: EnvelopeHead['payload']
): Promise<{ fileHash: string; bytes: number }> {
  const lines = writeHead(
    {
      ...head,
      schema: schemaVersion,
      signer: pair.fingerprint,
      recipient: recipient.fingerprint,
      payload
    },
    pair
  )
  const hash = createHash('sha256')
  const from = await open(payloadPart, 'r')
  try {
    const to = await open(part, 'w', 0o600)
    try {
      await writeAll(to, hash, lines)
      for await (const piece of piecesOf(from, 0)) await writeAll(to, hash, piece)
      // A number was given to it: it must be there after a power loss too.
      await to.sync()
    } finally {
      await to.close()
    }
  } finally {
    await from.close()
  }
  return { fileHash: hash.digest('hex'), bytes: lines.length + payload.bytes }
}
