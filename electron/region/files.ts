import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { OfficeError } from '@shared/errors'
import { errorSentence } from '@shared/messages'

const ending = '.komek'
const asideFolder = 'set-aside'

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * The files to take: those of a folder that end in `.komek`, by name, or the one file named. Links are not followed.
 * @throws OfficeError `region-inbox-missing` {path}
 */
export async function filesAt(path: string): Promise<string[]> {
  try {
    const found = await lstat(path)
    if (found.isFile()) return [path]
    const entries = await readdir(path, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith(ending))
      .map(({ name }) => join(path, name))
      .sort()
  } catch (cause) {
    throw new OfficeError('region-inbox-missing', { field: 'path', data: { path }, cause })
  }
}

/** Size and SHA-256 of the bytes as they lie there. */
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

/** Writes a whole file or none. @throws what the disk says */
async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.part`
  await writeFile(unfinished, text)
  await rename(unfinished, path)
}

/**
 * Puts a receipt beside its file, or in the data folder where the disk takes nothing (a locked stick). @returns where it is
 * @throws OfficeError `file-not-written` {file}
 */
export async function putReceipt(beside: string, receipt: string, dataFolder: string): Promise<string> {
  const name = `${basename(beside)}.receipt`
  const here = join(dirname(beside), name)
  try {
    await writeWhole(here, receipt)
    return here
  } catch {
    await rm(`${here}.part`, { force: true }).catch(() => undefined)
  }
  const ours = join(dataFolder, 'receipts', name)
  try {
    await mkdir(dirname(ours), { recursive: true })
    await writeWhole(ours, receipt)
  } catch (cause) {
    throw new OfficeError('file-not-written', { data: { file: name }, cause })
  }
  return ours
}

/**
 * Moves a refused file into `set-aside` beside it, with the reason in both languages. Where the disk takes nothing it stays, and so
 * does one that lies there already.
 * @returns where it lies now
 */
export async function setAside(path: string, fileHash: string, refusal: OfficeError): Promise<string> {
  if (basename(dirname(path)) === asideFolder) return path
  const folder = join(dirname(path), asideFolder)
  // Two senders may choose one name; the same file comes to lie on itself.
  const moved = join(folder, `${fileHash.slice(0, 12)}-${basename(path)}`)
  const reason = (['kk', 'ru'] as const).map((locale) => errorSentence(refusal.code, refusal.data, locale))
  try {
    await mkdir(folder, { recursive: true })
    await writeWhole(`${moved}.txt`, `${reason.join('\n')}\n${refusal.code}\n`)
    await rename(path, moved)
    return moved
  } catch (error) {
    if (isMissing(error)) return moved
    return path
  }
}
