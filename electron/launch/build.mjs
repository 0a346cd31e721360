import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { inProject, projectRoot } from './paths.mjs'
import { runQuietly } from './run.mjs'
import { LaunchError, say } from './say.mjs'

const sources = ['electron', 'renderer', 'shared', 'resources']
const singleSources = ['electron.vite.config.ts', 'package.json', 'tsconfig.json']
const stamp = inProject('out/.built')
const lock = inProject('node_modules/.cache/komek-build.lock')

/**
 * Builds `out/` when a source is newer than the last build.
 * @param {{ always?: boolean }} [options]
 */
export async function ensureBuild({ always = false } = {}) {
  if (!always && buildFresh()) return
  await withLock(async () => {
    if (!always && buildFresh()) return
    say('building')
    const startedAt = new Date()
    const tool = inProject('node_modules/electron-vite/bin/electron-vite.js')
    const { code, output } = await runQuietly(process.execPath, [tool, 'build'], {
      cwd: projectRoot,
      // electron-vite asks npm's `electron` for its version and would start a download.
      env: { ELECTRON_OVERRIDE_DIST_PATH: projectRoot, ...process.env, NODE_ENV: 'production' }
    })
    if (code !== 0) throw new LaunchError(`the build failed:\n${stripVTControlCharacters(output).trim()}`)
    // Dated at the start: a source saved during the build counts as newer.
    writeFileSync(stamp, startedAt.toISOString())
  })
}

function buildFresh() {
  if (!existsSync(stamp)) return false
  const builtAt = Date.parse(readFileSync(stamp, 'utf8'))
  const newest = Math.max(
    ...sources.map((folder) => newestIn(inProject(folder))),
    ...singleSources.map((file) => statSync(inProject(file)).mtimeMs)
  )
  return newest < builtAt
}

/**
 * Latest change below a folder; a folder's own time tells of files that were added or removed.
 * @param {string} folder
 * @returns {number}
 */
function newestIn(folder) {
  let newest = statSync(folder).mtimeMs
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    // The launcher itself is not part of the build.
    if (entry.name === 'launch') continue
    const path = join(folder, entry.name)
    newest = Math.max(newest, entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs)
  }
  return newest
}

/**
 * One build at a time: two at once would empty each other's `out/`.
 * @param {() => Promise<void>} work
 */
async function withLock(work) {
  mkdirSync(inProject('node_modules/.cache'), { recursive: true })
  while (!takeLock()) await new Promise((done) => setTimeout(done, 200))
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function takeLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!ownerAlive()) rmSync(lock, { force: true })
    return false
  }
}

function ownerAlive() {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch (error) {
    // EPERM: alive, but another user's.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
