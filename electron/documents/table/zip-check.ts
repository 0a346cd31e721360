import { inflateRawSync } from 'node:zlib'
import { OfficeError } from '@shared/errors'

/** A part of a zip, unpacked. */
export interface Part {
  name: string
  bytes: Uint8Array
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const endLength = 22
const longestComment = 65_535
const mostParts = 500
/** What all parts of a workbook may unpack to: 200 000 rows of ten columns are a fifth of it. */
export const mostUnpacked = 300 * 1024 * 1024

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endLength - longestComment)
  for (let at = bytes.length - endLength; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === endMark) return at
  return -1
}

/**
 * Unpacks every part of a zip and holds it to what the zip's directory says, before any other reader is given the file: a part that
 * unpacks to more than it names, more parts or more bytes than a workbook has, and whatever is locked or cut off is refused.
 * @throws OfficeError `file-malformed` {file}, `file-too-heavy` {file, max}
 */
export function unpack(file: string, given: Uint8Array): Part[] {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const malformed = (cause?: unknown): OfficeError =>
    new OfficeError('file-malformed', { field: 'content', data: { file }, cause })
  const tooHeavy = new OfficeError('file-too-heavy', {
    field: 'content',
    data: { file, max: mostUnpacked / (1024 * 1024) }
  })
  try {
    const end = findEnd(bytes)
    if (end === -1) throw malformed()
    const count = bytes.readUInt16LE(end + 10)
    if (count === 0 || count > mostParts) throw malformed()
    const parts: Part[] = []
    let at = bytes.readUInt32LE(end + 16)
    let left = mostUnpacked
    for (let index = 0; index < count; index += 1) {
      if (bytes.readUInt32LE(at) !== entryMark) throw malformed()
      const part = unpackPart(bytes, at, left, malformed, tooHeavy)
      left -= part.bytes.length
      parts.push(part)
      at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    }
    return parts
  } catch (error) {
    // Reading past the end of what is there.
    throw error instanceof OfficeError ? error : malformed(error)
  }
}

function unpackPart(
  bytes: Buffer,
  entry: number,
  left: number,
  malformed: (cause?: unknown) => OfficeError,
  tooHeavy: OfficeError
): Part {
  const flags = bytes.readUInt16LE(entry + 8)
  const method = bytes.readUInt16LE(entry + 10)
  const packed = bytes.readUInt32LE(entry + 20)
  const size = bytes.readUInt32LE(entry + 24)
  const nameLength = bytes.readUInt16LE(entry + 28)
  const local = bytes.readUInt32LE(entry + 42)
  if (size > left) throw tooHeavy
  const locked = (flags & 1) === 1
  if (locked || (method !== 0 && method !== 8)) throw malformed()
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const content = bytes.subarray(start, start + packed)
  if (content.length !== packed) throw malformed()
  const name = bytes.subarray(entry + 46, entry + 46 + nameLength).toString()
  const unpacked = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(1, size) })
  if (unpacked.length !== size) throw malformed()
  return { name, bytes: unpacked }
}
