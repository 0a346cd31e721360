import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { OfficeError } from '@shared/errors'
import type { EnvelopeHead } from '@shared/exchange/envelope'
import { mostHeadBytes, readHead, splitHead } from './head'
import type { TrustBook, VerifiedFile, VerifyFile } from './types'

const pieceBytes = 1024 * 1024

/** The pieces of a file from a byte on, one buffer used again for each. */
export async function* piecesOf(file: FileHandle, from: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(pieceBytes)
  for (let at = from; ;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}

/** @throws OfficeError `package-truncated` {bytes, expected}, `package-damaged` */
function holdLength(head: EnvelopeHead, payloadAt: number, bytes: number): void {
  const expected = payloadAt + head.payload.bytes
  if (bytes < expected) throw new OfficeError('package-truncated', { data: { bytes, expected } })
  if (bytes > expected) throw new OfficeError('package-damaged')
}

/** First pass: everything that can be known without decrypting, in one stream over the file, see `VerifyFile`. */
export const verifyFile: VerifyFile = async (path, trust) => {
  const file = await open(path, 'r')
  try {
    return await verifyOpened(file, path, trust)
  } finally {
    await file.close()
  }
}

async function verifyOpened(file: FileHandle, path: string, trust: TrustBook): Promise<VerifiedFile> {
  const { size } = await file.stat()
  const start = Buffer.alloc(Math.min(mostHeadBytes, size))
  await file.read(start, 0, start.length, 0)
  const raw = splitHead(start, size)
  const head = readHead(raw, trust)
  holdLength(head, raw.payloadAt, size)
  const whole = createHash('sha256').update(start.subarray(0, raw.payloadAt))
  const payload = createHash('sha256')
  let read = 0
  for await (const piece of piecesOf(file, raw.payloadAt)) {
    whole.update(piece)
    payload.update(piece)
    read += piece.length
  }
  // Also when the file grew or shrank while it was read.
  if (read !== head.payload.bytes || payload.digest('hex') !== head.payload.sha256)
    throw new OfficeError('package-damaged')
  return { path, head, fileHash: whole.digest('hex'), bytes: size, payloadAt: raw.payloadAt }
}

/**
 * The same for a small file in memory, such as a profile or a receipt.
 * @throws OfficeError the same as `verifyFile`
 */
export function verifyBytes(
  bytes: Uint8Array,
  trust: TrustBook
): { head: EnvelopeHead; payload: Uint8Array; fileHash: string } {
  const raw = splitHead(bytes.subarray(0, mostHeadBytes), bytes.length)
  const head = readHead(raw, trust)
  holdLength(head, raw.payloadAt, bytes.length)
  const payload = bytes.subarray(raw.payloadAt)
  if (createHash('sha256').update(payload).digest('hex') !== head.payload.sha256)
    throw new OfficeError('package-damaged')
  return { head, payload, fileHash: createHash('sha256').update(bytes).digest('hex') }
}
