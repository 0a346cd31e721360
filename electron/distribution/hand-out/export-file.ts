import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OfficeError } from '@shared/errors'

/**
 * Writes a file whole under its name, or not at all; answers its path.
 * @throws OfficeError `disk-full`, `data-folder-unwritable`
 */
export async function stageExport(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  const part = `${path}.${randomUUID()}.part`
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(part, bytes)
    await rename(part, path)
    return path
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined)
    if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') throw new OfficeError('disk-full', { cause })
    throw new OfficeError('data-folder-unwritable', { data: { folder }, cause })
  }
}
