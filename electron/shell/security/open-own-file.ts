import { shell } from 'electron'
import { realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { OfficeError } from '@shared/errors'

/** Kinds of files the program makes and may hand to the system's viewers; none of them runs anything. */
const openable = new Set(['.pdf', '.csv', '.xlsx', '.png'])
/** The folder of the period's files, from which they are taken to a USB stick. */
const openableFolder = 'exports'

/**
 * The only way anything is opened outside the program: a document of its own data folder. Addresses are never
 * opened (`shell.openExternal` is not used anywhere).
 * @throws OfficeError `not-found` for anything else
 */
export async function openOwnFile(dataFolder: string, path: string): Promise<void> {
  const folder = await realpath(dataFolder)
  const file = await realpath(path).catch(() => '')
  const isFile = file.startsWith(folder + sep) && openable.has(extname(file).toLowerCase())
  if (!isFile && file !== join(folder, openableFolder)) throw new OfficeError('not-found')
  const problem = await shell.openPath(file)
  if (problem !== '') throw new OfficeError('not-found', { cause: problem })
}
