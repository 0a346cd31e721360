import { app, dialog, type BrowserWindow } from 'electron'
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { OfficeError } from '@shared/errors'
import type { Dialogs } from '../ipc/call'

/** The system's own dialogs over the program's window: only a person says where a file goes. */
export function systemDialogs(window: BrowserWindow): Dialogs {
  return {
    async chooseFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openDirectory', 'createDirectory']
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    async saveFile(name, bytes) {
      // What the page calls the file is only a name, never a way to another folder.
      const defaultPath = join(app.getPath('documents'), basename(name.replaceAll('\\', '/')))
      const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath })
      if (canceled || filePath === '') return null
      await writeWhole(filePath, bytes)
      return filePath
    }
  }
}

/** All of it or nothing: a stick pulled out meanwhile leaves no half file under the name. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`
  try {
    await writeFile(part, bytes)
    await rename(part, path)
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined)
    const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC'
    throw new OfficeError(full ? 'disk-full' : 'file-not-written', { data: { file: basename(path) }, cause })
  }
}
