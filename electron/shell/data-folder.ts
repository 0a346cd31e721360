import type { App } from 'electron'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the office's data lies when no `--data` is given. */
export const defaultDataFolder = (app: App) => join(app.getPath('appData'), 'Komek', 'office')

/**
 * Chromium's own files (code cache, the window's settings) stay apart from the office's data, one folder for each
 * data folder. Electron keeps its single-instance lock there, so the lock is one for each data folder too.
 */
export function useOwnProfile(app: App, dataFolder: string): void {
  const key = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
  app.setPath('userData', join(app.getPath('appData'), 'Komek', 'profiles', key))
}

/**
 * The headless door shows nothing, so what Chromium would keep is thrown away at its end.
 * @returns removes the folder
 */
export function useThrowawayProfile(app: App): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'komek-headless-'))
  app.setPath('userData', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
