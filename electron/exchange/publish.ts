import { open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { ReadConnection } from '../database/transaction'
import type { OfficeServices } from '../ipc/call'
import type { StagedFile } from '../letters/letter-file'
import { exportsFolder } from './export-view'
import { exportByHash } from './export-view-queries'
import { hashFile } from './package/hash-file'
import { writeRefused, type StagedPackage } from './package/write'

/** What is written down before two files get their names: which they are, so that a run that is killed leaves no unnumbered file. */
const noteShape = z.strictObject({ file: z.string(), totals: z.string(), hash: z.string() })
type Note = z.infer<typeof noteShape>

const noteEnding = '.naming'
const isOurs = (name: string, ending: string): boolean => name.startsWith('komek-') && name.endsWith(ending)

export interface Publishing {
  /** Gives both files their names; called last in the transaction that keeps their record. */
  publish(): Promise<void>
  /** The record is kept. */
  settle(): Promise<void>
  /** The record is not kept: neither file stays. */
  undo(): Promise<void>
}

/**
 * Prepares two files to be published with their record: both under their names and the record kept, or neither.
 * @throws OfficeError `file-disk-full` {file}, `data-folder-unwritable` {folder}
 */
export async function preparePublishing(
  folder: string,
  staged: StagedPackage,
  totals: StagedFile,
  names: Pick<Note, 'file' | 'totals'>
): Promise<Publishing> {
  const note = join(folder, `${names.file}${noteEnding}`)
  const published: string[] = []
  const undo = async (): Promise<void> => {
    for (const path of [...published, note]) await rm(path, { force: true })
    await totals.drop()
    await staged.drop()
  }
  try {
    await writeSynced(note, JSON.stringify({ ...names, hash: staged.fileHash }))
  } catch (error) {
    await undo().catch(() => undefined)
    return writeRefused(note)(error)
  }
  return {
    undo,
    publish: async () => {
      await totals.publish()
      published.push(totals.path)
      await staged.publish()
      published.push(staged.path)
    },
    // One that stays is taken away at the next opening: the record is there.
    settle: () => rm(note, { force: true }).catch(() => undefined)
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** @returns `null` for one that was cut before anything got its name */
async function readNote(path: string): Promise<Note | null> {
  try {
    return noteShape.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}

/** A file that a killed run gave its name, without its record: no other file may ever have its number. */
async function takeBack(folder: string, { file, totals, hash }: Note): Promise<void> {
  const path = join(folder, file)
  const there = await hashFile(path).catch(() => null)
  // An older file of this name may lie there, of records that were lost with the data.
  if (there !== null && there.fileHash !== hash) return
  await rm(path, { force: true })
  await rm(join(folder, totals), { force: true })
}

/**
 * Clears what a killed run left in the folder of made files: halves of files, and files that got their name but no record. What has its
 * record stays. @throws what the disk says
 */
export async function clearUnfinished(
  folder: string,
  recorded: (hash: string) => Promise<boolean>
): Promise<void> {
  const names = await readdir(folder)
  for (const name of names) {
    if (!isOurs(name, noteEnding)) continue
    const note = await readNote(join(folder, name))
    if (note !== null && !(await recorded(note.hash))) await takeBack(folder, note)
    await rm(join(folder, name), { force: true })
  }
  for (const name of names) if (isOurs(name, '.part')) await rm(join(folder, name), { force: true })
}

/** Whether a made file has its record. */
export async function isRecorded(read: ReadConnection, hash: string): Promise<boolean> {
  return (await exportByHash(read, hash)) !== undefined
}

/**
 * Clears what a run that was killed has left, before anything else is asked of the office. A folder that cannot be read or written is
 * named when the next file is made.
 */
export async function mendExports({ dataFolder, database }: OfficeServices): Promise<void> {
  const recorded = (hash: string): Promise<boolean> => database.read((read) => isRecorded(read, hash))
  await clearUnfinished(join(dataFolder, exportsFolder), recorded).catch(() => undefined)
}
