import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Size and SHA-256 of the bytes as they lie there. @throws what the disk says */
export async function hashFile(path: string): Promise<{ bytes: number; fileHash: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(path)) {
    if (!(piece instanceof Uint8Array)) throw new Error('a stream of bytes gave no bytes')
    hash.update(piece)
    bytes += piece.length
  }
  return { bytes, fileHash: hash.digest('hex') }
}
