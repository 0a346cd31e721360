import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'

/** A file in a ZIP that is wholly in memory. */
export interface ZipPart {
  name: string
  /** Inflated size, as the ZIP says. */
  size: number
  crc: number
  deflated: Uint8Array
}

const localMark = 0x04034b50
const centralMark = 0x02014b50
const descriptorMark = 0x08074b50
const endMark = 0x06054b50
const [localLength, centralLength, descriptorLength, endLength] = [30, 46, 16, 22]
const mostParts = 64
/** Deflate cannot do more; a ZIP that says so lies. */
const mostRatio = 1032

/**
 * The files of a ZIP of exactly the form that `zipPieces` writes: local headers with a descriptor behind the data, the central directory
 * behind them in the same order, its end without a comment, not a byte before, between or behind. So no two readers can see different
 * files in it.
 * @returns `null` for any other ZIP
 */
export function readZip(bytes: Uint8Array): readonly ZipPart[] | null {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.length - endLength
  if (end < 0 || zip.readUInt32LE(end) !== endMark) return null
  const count = zip.readUInt16LE(end + 8)
  const centralSize = zip.readUInt32LE(end + 12)
  const centralAt = zip.readUInt32LE(end + 16)
  const plain =
    zip.readUInt32LE(end + 4) === 0 &&
    zip.readUInt16LE(end + 10) === count &&
    zip.readUInt16LE(end + 20) === 0
  if (!plain || count === 0 || count > mostParts || centralAt + centralSize !== end) return null
  const parts: ZipPart[] = []
  let at = centralAt
  let next = 0
  for (let index = 0; index < count; index += 1) {
    const part = readPart(zip, at, next, end)
    if (part === null || parts.some(({ name }) => name === part.name)) return null
    parts.push(part)
    at += centralLength + part.name.length
    next += localLength + part.name.length + part.deflated.length + descriptorLength
  }
  return at === end && next === centralAt ? parts : null
}

function readPart(zip: Buffer, at: number, expectedAt: number, end: number): ZipPart | null {
  if (at + centralLength > end || zip.readUInt32LE(at) !== centralMark) return null
  const flags = zip.readUInt16LE(at + 8)
  const method = zip.readUInt16LE(at + 10)
  const crc = zip.readUInt32LE(at + 16)
  const packed = zip.readUInt32LE(at + 20)
  const size = zip.readUInt32LE(at + 24)
  const nameLength = zip.readUInt16LE(at + 28)
  // No extra field, no comment, one disk, no attributes.
  const bare = zip.subarray(at + 30, at + 42).every((byte) => byte === 0)
  const nameEnd = at + centralLength + nameLength
  if (flags !== 8 || method !== 8 || !bare || nameEnd > end) return null
  const name = zip.subarray(at + centralLength, nameEnd).toString('latin1')
  if (!/^[a-z_]+(\/[a-z_]+)?\.(csv|json)$/.test(name) || zip.readUInt32LE(at + 42) !== expectedAt) return null
  const dataAt = expectedAt + localLength + nameLength
  const descriptorAt = dataAt + packed
  if (descriptorAt + descriptorLength > end || size > packed * mostRatio + mostRatio) return null
  if (!localAgrees(zip, expectedAt, nameLength, name)) return null
  const agrees =
    zip.readUInt32LE(descriptorAt) === descriptorMark &&
    zip.readUInt32LE(descriptorAt + 4) === crc &&
    zip.readUInt32LE(descriptorAt + 8) === packed &&
    zip.readUInt32LE(descriptorAt + 12) === size
  return agrees ? { name, size, crc, deflated: zip.subarray(dataAt, descriptorAt) } : null
}

function localAgrees(zip: Buffer, at: number, nameLength: number, name: string): boolean {
  return (
    zip.readUInt32LE(at) === localMark &&
    zip.readUInt16LE(at + 6) === 8 &&
    zip.readUInt16LE(at + 8) === 8 &&
    // Checksum and sizes stand in the descriptor, and there is no extra field.
    zip.subarray(at + 14, at + 26).every((byte) => byte === 0) &&
    zip.readUInt16LE(at + 26) === nameLength &&
    zip.readUInt16LE(at + 28) === 0 &&
    zip.subarray(at + localLength, at + localLength + nameLength).toString('latin1') === name
  )
}

/** What a file of a ZIP holds is not what it says. */
export class ZipPartWrong extends Error {}

/**
 * Inflates a file in pieces beside this thread; stops at the first byte beyond its size, whatever else would come.
 * @throws ZipPartWrong when it is no deflate stream, when size or checksum differ, or when something stands behind its end
 */
export async function* inflated({ size, crc, deflated }: ZipPart): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw({ chunkSize: 64 * 1024 })
  const fed = pipeline(Readable.from(slices(deflated), { objectMode: true }), inflater)
  fed.catch(() => undefined)
  let read = 0
  let sum = 0
  try {
    for await (const piece of inflater as AsyncIterable<Uint8Array>) {
      read += piece.length
      if (read > size) throw new ZipPartWrong('longer than it says')
      sum = crc32(piece, sum)
      yield piece
    }
  } catch (error) {
    if (error instanceof ZipPartWrong) throw error
    throw isZlib(error) ? new ZipPartWrong('no deflate stream', { cause: error }) : error
  }
  if (read !== size || sum !== crc || inflater.bytesWritten !== deflated.length)
    throw new ZipPartWrong('another size or checksum')
}

function isZlib(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE'
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  const piece = 64 * 1024
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}
