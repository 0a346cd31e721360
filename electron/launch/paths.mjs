import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The folder of package.json. */
export const projectRoot = resolve(import.meta.dirname, '../..')

/** @param {string[]} parts */
export const inProject = (...parts) => join(projectRoot, ...parts)

/** Fetched runtimes live in the user's cache, so that several clones share them. */
export const cacheFolder = join(userCache(), 'komek')

function userCache() {
  if (process.env.XDG_CACHE_HOME) return resolve(process.env.XDG_CACHE_HOME)
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  return join(homedir(), '.cache')
}
