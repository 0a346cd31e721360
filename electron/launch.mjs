/**
 * The one way in: `npm start`, `npm test`, `npm run demo | headless | bench | check`. Each works on a fresh
 * clone with only Node: what is missing is installed, what is stale is built, then the work begins.
 */
import { ensureBuild } from './launch/build.mjs'
import { ensureDependencies, ensureSqlite } from './launch/dependencies.mjs'
import { ensureDisplay, hasDisplay } from './launch/display.mjs'
import { runProgram } from './launch/program.mjs'
import { ensureRuntime } from './launch/runtime.mjs'
import { LaunchError, say } from './launch/say.mjs'
import { ensureSystem, requirements } from './launch/system-libraries.mjs'
import { runCheck, runScript, runTests } from './launch/quality.mjs'

const HEADLESS_SWITCHES = ['--ozone-platform=headless', '--disable-gpu']

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const commands = {
  async start(args) {
    const runtime = await prepare(requirements.window)
    // A virtual screen has no graphics card, and Chromium ends when it has looked for one in vain too often.
    const switches = hasDisplay() ? [] : ['--disable-gpu']
    const closeDisplay = await ensureDisplay()
    try {
      return await runProgram(runtime, args, { switches })
    } finally {
      closeDisplay()
    }
  },
  async headless(args) {
    const runtime = await prepare(requirements.window)
    const switches = process.platform === 'linux' ? HEADLESS_SWITCHES : ['--disable-gpu']
    return runProgram(runtime, ['--headless-door', ...args], { switches })
  },
  async build() {
    await ensureDependencies()
    await ensureBuild({ always: true })
    return 0
  },
  async test(args) {
    return withWindow((runtime) => runTests(runtime, args))
  },
  async check(args) {
    return withWindow((runtime) => runCheck(runtime, args))
  },
  async demo(args) {
    return withWindow((runtime) => runScript(runtime, 'tests/demo/demo.ts', args))
  },
  async bench(args) {
    return withWindow((runtime) => runScript(runtime, 'tests/bench/bench.ts', args))
  }
}

/** @param {(runtime: import('./launch/runtime.mjs').Runtime) => Promise<number>} work */
async function withWindow(work) {
  const runtime = await prepare([...requirements.window, ...requirements.tests])
  const closeDisplay = await ensureDisplay()
  try {
    return await work(runtime)
  } finally {
    closeDisplay()
  }
}

/** @param {import('./launch/system-libraries.mjs').Requirement[]} system */
async function prepare(system) {
  await ensureDependencies()
  const [runtime] = await Promise.all([ensureRuntime(), ensureSqlite(), ensureSystem(system), ensureBuild()])
  return runtime
}

const [name = 'start', ...rest] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  say(`unknown command ${name}; there are ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}
try {
  process.exitCode = await command(rest)
} catch (error) {
  if (!(error instanceof LaunchError)) throw error
  say(error.message)
  process.exitCode = 1
}
