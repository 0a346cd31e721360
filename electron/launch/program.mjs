import { spawnSync } from 'node:child_process'
import { projectRoot } from './paths.mjs'
import { run } from './run.mjs'
import { say } from './say.mjs'

/**
 * Runs the built program in its Electron until it ends.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {string[]} args of the program
 * @param {{ switches?: string[] }} [options] switches of Chromium
 */
export async function runProgram(runtime, args, { switches = [] } = {}) {
  const env = { ...process.env }
  // Set in some terminals of editors; it would turn Electron into a plain Node.
  delete env.ELECTRON_RUN_AS_NODE
  // Chromium's own log is of no use to the person at the terminal; the program reports its errors itself.
  const quiet = process.env.KOMEK_VERBOSE ? [] : ['--log-level=3']
  const all = [...sandboxSwitches(), ...quiet, ...switches, projectRoot, ...args]
  const code = await run(runtime.executable, all, { env })
  if (code === 127) nameMissingLibraries(runtime.executable)
  return code
}

/** Chromium refuses its sandbox to root on Linux, so only there it is left out. */
export function sandboxSwitches() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** @param {string} executable */
function nameMissingLibraries(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' })
  const missing = [...(stdout ?? '').matchAll(/(\S+) => not found/g)].map((match) => match[1])
  if (missing.length > 0) say(`Electron did not start; the system lacks ${missing.join(', ')}`)
}
