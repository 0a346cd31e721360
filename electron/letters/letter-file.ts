import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OfficeError } from '@shared/errors'
import type { Call } from '../ipc/call'

/** A PDF that lies complete beside its name. */
export interface StagedFile {
  /** Where it will be found. */
  readonly path: string
  /** Gives it its name. */
  publish(): Promise<void>
  drop(): Promise<void>
}

/**
 * Writes a PDF into a folder of the data folder (that of letters, if no other is named) under a name of its own, so that a half-written one is never found under the
 * name it is to have.
 * @throws OfficeError `disk-full`, `data-folder-unwritable`
 */
export async function stageFile(
  call: Call,
  name: string,
  pdf: Uint8Array,
  inFolder = 'letters'
): Promise<StagedFile> {
  const folder = join(call.office.dataFolder, inFolder)
  const path = join(folder, name)
  const part = `${path}.${randomUUID()}.part`
  const drop = (): Promise<void> => rm(part, { force: true })
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(part, pdf)
  } catch (error) {
    await drop().catch(() => undefined)
    throw fileError(error, folder)
  }
  return {
    path,
    drop,
    publish: () =>
      rename(part, path).catch((error: unknown) => {
        throw fileError(error, folder)
      })
  }
}

/** The same for a PDF that nobody counts. */
export async function keepFile(call: Call, name: string, pdf: Uint8Array): Promise<string> {
  const file = await stageFile(call, name, pdf)
  await file.publish()
  return file.path
}

function fileError(cause: unknown, folder: string): OfficeError {
  if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') return new OfficeError('disk-full', { cause })
  return new OfficeError('data-folder-unwritable', { data: { folder }, cause })
}
