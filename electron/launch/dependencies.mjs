import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from './run.mjs'
import { inProject, projectRoot } from './paths.mjs'
import { LaunchError, say } from './say.mjs'
import { ensureSystem, requirements } from './system-libraries.mjs'

/** The compiled part of sqlite3; N-API, so one binary serves Node and every Electron. */
const sqliteBinding = inProject('node_modules/sqlite3/build/Release/node_sqlite3.node')

/** Brings node_modules to the state of the lock file. */
export async function ensureDependencies() {
  if (!dependenciesFresh()) await installDependencies()
}

/** Makes sure that sqlite3 is compiled; the long part of a first start, so it may run beside others. */
export async function ensureSqlite() {
  if (!existsSync(sqliteBinding)) await compileSqlite()
}

/** True when every package of the lock file is in node_modules in its version. */
export function dependenciesFresh() {
  const wantedFile = inProject('package-lock.json')
  const presentFile = inProject('node_modules/.package-lock.json')
  if (!existsSync(presentFile)) return false
  if (statSync(presentFile).mtimeMs >= statSync(wantedFile).mtimeMs) return true
  // A fresh checkout touches the lock file without changing it; only different contents are worth an install.
  if (!sameVersions(readPackages(wantedFile), readPackages(presentFile))) return false
  utimesSync(presentFile, new Date(), new Date())
  return true
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, peer?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/**
 * @param {ReturnType<typeof readPackages>} wanted
 * @param {ReturnType<typeof readPackages>} present
 */
function sameVersions(wanted, present) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (entry.optional && !present[path])) return true
    return present[path]?.version === entry.version
  })
}

async function installDependencies() {
  say('installing packages (npm ci)')
  // Install scripts are left out here: only sqlite3 has one that matters, and it is run below where its failure
  // can be answered with a compiler instead of with an aborted install.
  const code = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) {
    throw new LaunchError(
      'npm ci failed. The program needs its packages once from the npm registry; the message above says what npm met.'
    )
  }
}

async function compileSqlite() {
  say('building sqlite3 (a minute the first time)')
  // First as it is: where a ready-made binary can be fetched, no compiler is needed.
  if (await rebuildSqlite()) return
  await ensureSystem(requirements.compiler)
  if (await rebuildSqlite({ verbose: true })) return
  throw new LaunchError('sqlite3 could not be built; the messages above come from its compiler.')
}

async function rebuildSqlite({ verbose = false } = {}) {
  const code = await npm(['rebuild', 'sqlite3', '--loglevel=error'], {
    stdio: verbose ? ['ignore', 2, 2] : 'ignore',
    env: { ...process.env, JOBS: 'max', ...localHeaders() }
  })
  return code === 0 && existsSync(sqliteBinding)
}

/** Node's own headers, when they lie beside it, spare node-gyp a download that a closed network refuses. */
function localHeaders() {
  const prefix = dirname(dirname(process.execPath))
  const header = join(prefix, 'include/node/node_version.h')
  if (process.env.npm_config_nodedir || !existsSync(header)) return {}
  const [major, minor] = process.versions.node.split('.')
  const text = readFileSync(header, 'utf8')
  const same =
    text.includes(`#define NODE_MAJOR_VERSION ${major}`) &&
    text.includes(`#define NODE_MINOR_VERSION ${minor}`)
  return same ? { npm_config_nodedir: prefix } : {}
}

/**
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
function npm(args, options = {}) {
  // npm names its own script to the scripts it runs; started by hand, the one in PATH serves.
  const script = process.env.npm_execpath
  const settings = { cwd: projectRoot, stdio: /** @type {['ignore', 2, 2]} */ (['ignore', 2, 2]), ...options }
  if (script?.endsWith('npm-cli.js')) return run(process.execPath, [script, ...args], settings)
  return run('npm', args, { shell: process.platform === 'win32', ...settings })
}
