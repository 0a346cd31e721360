import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { OfficeError } from '@shared/errors'
import { errorSentence } from '@shared/messages'

const ending = '.komek'
const asideFolder = 'set-aside'

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

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

/** Writes a whole file or none. @throws what the disk says */
async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.part`
  try {
    await writeFile(unfinished, text)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw error
  }
}

/**
 * Puts a receipt beside its file, or in the data folder where the disk takes nothing (a locked stick). @returns where it is
 * @throws OfficeError `file-disk-full` and `file-not-written` {file}
 */
export async function putReceipt(beside: string, receipt: string, dataFolder: string): Promise<string> {
  const name = `${basename(beside)}.receipt`
  const here = join(dirname(beside), name)
  try {
    await writeWhole(here, receipt)
    return here
  } catch {
    // The data folder is the other place.
  }
  const ours = join(dataFolder, 'receipts', name)
  try {
    await mkdir(dirname(ours), { recursive: true })
    await writeWhole(ours, receipt)
  } catch (cause) {
    throw new OfficeError(isFull(cause) ? 'file-disk-full' : 'file-not-written', {
      data: { file: name },
      cause
    })
  }
  return ours
}

export interface Refused {
  fileHash: string
  refusal: OfficeError
  /** Signed by the region; `null` when nobody is known to whom it could be given. */
  receipt: string | null
  dataFolder: string
}

/**
 * Moves a refused file into `set-aside` beside it, with the reason in both languages and the receipt: they are there before the file is,
 * so that whoever finds it finds them, whenever the program ended. Where the disk takes nothing it stays, and so does one that lies
 * there already.
 * @returns where the receipt is
 * @throws OfficeError `file-disk-full` {file}, what `putReceipt` throws
 */
export async function setAside(path: string, refused: Refused): Promise<string | null> {
  const answer = async (beside: string): Promise<string | null> =>
    refused.receipt === null ? null : await putReceipt(beside, refused.receipt, refused.dataFolder)
  if (basename(dirname(path)) === asideFolder) return await answer(path)
  // Two senders may choose one name; the same file comes to lie on itself.
  const moved = join(dirname(path), asideFolder, `${refused.fileHash.slice(0, 12)}-${basename(path)}`)
  const able = await writeReason(moved, refused.refusal)
  const receipt = await answer(able ? moved : path)
  if (able)
    await rename(path, moved).catch((error: unknown) => {
      // Another receiver has moved it, or the disk does not let it go.
      if (isFull(error)) throw fullOf(moved, error)
    })
  return receipt
}

/** @returns whether anything can be written there */
async function writeReason(moved: string, { code, data }: OfficeError): Promise<boolean> {
  const reason = (['kk', 'ru'] as const).map((locale) => errorSentence(code, data, locale))
  try {
    await mkdir(dirname(moved), { recursive: true })
    await writeWhole(`${moved}.txt`, `${reason.join('\n')}\n${code}\n`)
    return true
  } catch (error) {
    if (isFull(error)) throw fullOf(moved, error)
    return false
  }
}

function fullOf(path: string, cause: unknown): OfficeError {
  return new OfficeError('file-disk-full', { data: { file: basename(path) }, cause })
}
