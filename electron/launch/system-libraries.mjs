import { readdirSync } from 'node:fs'
import { say, LaunchError } from './say.mjs'
import { hasCommand, runQuietly } from './run.mjs'

/**
 * What the program needs of the system, and the Debian packages that bring it (a second name is the one since
 * Debian 13 and Ubuntu 24.04). Looked for by what is used, not by package name, so other distributions pass too.
 * @typedef {{ packages: string[], command?: string, library?: string }} Requirement
 * @type {Record<'window' | 'display' | 'tests' | 'archive' | 'compiler', Requirement[]>}
 */
export const requirements = {
  window: [
    { library: 'libgtk-3.so.0', packages: ['libgtk-3-0', 'libgtk-3-0t64'] },
    { library: 'libnss3.so', packages: ['libnss3'] },
    { library: 'libgbm.so.1', packages: ['libgbm1'] },
    { library: 'libasound.so.2', packages: ['libasound2', 'libasound2t64'] }
  ],
  display: [{ command: 'Xvfb', packages: ['xvfb'] }],
  tests: [
    { command: 'pdftotext', packages: ['poppler-utils'] },
    { command: 'zbarimg', packages: ['zbar-tools'] },
    // Readers and receivers of the period's file that are not ours.
    { command: 'age', packages: ['age'] },
    { command: 'zip', packages: ['zip'] },
    { command: 'unzip', packages: ['unzip'] },
    { command: 'openssl', packages: ['openssl'] },
    { command: 'sshd', packages: ['openssh-server'] },
    { command: 'pg_ctlcluster', packages: ['postgresql'] }
  ],
  archive: [{ command: 'unzip', packages: ['unzip'] }],
  compiler: [
    { command: 'python3', packages: ['python3'] },
    { command: 'make', packages: ['make'] },
    { command: 'g++', packages: ['g++'] }
  ]
}

/** apt serves one caller at a time, while the parts of a first start run side by side. */
let installing = Promise.resolve()

/**
 * Installs what is missing when that is possible (Linux, root, apt), else names it.
 * @param {Requirement[]} wanted
 * @param {{ optional?: boolean }} [options] optional: a missing piece is not worth stopping for
 */
export async function ensureSystem(wanted, { optional = false } = {}) {
  if (process.platform !== 'linux') return
  const missing = await findMissing(wanted)
  if (missing.length === 0) return
  const names = missing.map((requirement) => requirement.packages[0])
  const canInstall = process.getuid?.() === 0 && hasCommand('apt-get')
  if (canInstall) {
    installing = installing.then(() => installWithApt(missing))
    await installing
    if ((await findMissing(missing)).length === 0) return
  }
  if (optional) return
  throw new LaunchError(
    `the system lacks ${names.join(', ')}. On Debian or Ubuntu install them with:\n  sudo apt-get install ${names.join(' ')}`
  )
}

/** @param {Requirement[]} wanted */
async function findMissing(wanted) {
  const libraries = wanted.some((requirement) => requirement.library) ? await installedLibraries() : ''
  return wanted.filter(({ command, library }) =>
    command ? !hasCommand(command) : !libraries.includes(`${library}\n`)
  )
}

/** Names of shared libraries the loader can find, one a line. */
async function installedLibraries() {
  const ldconfig = hasCommand('ldconfig') ? 'ldconfig' : '/sbin/ldconfig'
  const { code, output } = await runWhole(ldconfig, ['-p'])
  if (code === 0) return output.replace(/^\s+(\S+) .*$/gm, '$1')
  const folders = [
    '/usr/lib',
    '/usr/lib64',
    '/lib',
    '/usr/lib/x86_64-linux-gnu',
    '/usr/lib/aarch64-linux-gnu'
  ]
  return folders.flatMap(namesIn).join('\n') + '\n'
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function runWhole(command, args) {
  const { spawnSync } = await import('node:child_process')
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return { code: status ?? 1, output: stdout ?? '' }
}

/** @param {Requirement[]} missing */
async function installWithApt(missing) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await runQuietly('apt-get', ['update', '-qq'], { env: environment })
  if (update.code !== 0) say('apt-get update did not succeed; trying with the package lists at hand')
  const packages = await Promise.all(missing.map(knownName))
  say(`installing system packages: ${packages.join(' ')}`)
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages]
  const { code, output } = await runQuietly('apt-get', install, { env: environment })
  if (code !== 0) say(`apt-get could not install ${packages.join(' ')}:\n${output.trim().slice(-1500)}`)
}

/**
 * The first of the alternative names that apt can install.
 * @param {Requirement} requirement
 */
async function knownName({ packages }) {
  for (const name of packages) {
    const { code, output } = await runQuietly('apt-cache', ['policy', name])
    if (code === 0 && /Candidate: (?!\(none\))/.test(output)) return name
  }
  return packages[0] ?? ''
}
