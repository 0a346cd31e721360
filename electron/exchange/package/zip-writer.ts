import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import type { ZipInputFile } from 'fflate'

/** A file of the package; its pieces are asked for when it is its turn. */
export interface ZipEntry {
  name: string
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

// A ZIP knows no time before 1980; when the package was made is said in it.
const noTime = new Date(1980, 0, 1)

/**
 * A ZIP as a stream of pieces: deflated beside this thread, laid out by fflate. Nothing is gathered, so it takes no more memory for a
 * region than for a village.
 */
export async function* zipPieces(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const { Zip } = await import('fflate')
  let ready: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, piece) => {
    if (error) failure = error
    else if (piece.length > 0) ready.push(piece)
  })
  const taken = (): Uint8Array[] => {
    if (failure !== null) throw failure
    const pieces = ready
    ready = []
    return pieces
  }
  for await (const { name, pieces } of entries) {
    const file: ZipInputFile = { filename: name, size: 0, crc: 0, compression: 8, mtime: noTime }
    zip.add(file)
    for await (const deflated of deflate(file, pieces)) {
      file.ondata?.(null, deflated, false)
      yield* taken()
    }
    file.ondata?.(null, new Uint8Array(), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}

/** The deflated pieces of a file; its size and checksum are right when the last has come. */
async function* deflate(
  file: ZipInputFile,
  pieces: ZipEntry['pieces']
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const deflater = createDeflateRaw({ level: 6, chunkSize: 64 * 1024 })
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      file.size += piece.length
      file.crc = crc32(piece, file.crc)
      yield piece
    }
  }
  const fed = pipeline(Readable.from(counted(), { objectMode: true }), deflater)
  // Its failure is thrown by the loop already.
  fed.catch(() => undefined)
  for await (const piece of deflater as AsyncIterable<Uint8Array<ArrayBuffer>>) yield piece
  await fed
}
