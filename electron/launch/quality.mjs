import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { inProject, projectRoot } from './paths.mjs'
import { run, runTool } from './run.mjs'
import { say } from './say.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Counts Each failure with its file, name and first line. */

const results = inProject('test-results')
const tools = {
  vitest: inProject('node_modules/vitest/vitest.mjs'),
  playwright: inProject('node_modules/@playwright/test/cli.js'),
  types: inProject('node_modules/vue-tsc/bin/vue-tsc.js'),
  eslint: inProject('node_modules/eslint/bin/eslint.js'),
  prettier: inProject('node_modules/prettier/bin/prettier.cjs')
}

/**
 * Runs the tests of the parts and the journeys in the real window, and closes with the sum of both.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {string[]} filters parts of file names that narrow both
 */
export async function runTests(runtime, filters) {
  mkdirSync(results, { recursive: true })
  const parts = await runParts(runtime, filters)
  const journeys = await runJourneys(runtime, filters)
  const sum = {
    passed: parts.passed + journeys.passed,
    failed: parts.failed + journeys.failed,
    skipped: parts.skipped + journeys.skipped,
    failures: [...parts.failures, ...journeys.failures]
  }
  // Whoever sees only the end of a long log still learns what failed.
  if (sum.failures.length > 0) process.stdout.write(`\nFailed:\n${sum.failures.join('\n')}\n`)
  const nothing = sum.passed + sum.failed === 0
  if (nothing) say(filters.length > 0 ? `no test matches ${filters.join(' ')}` : 'no test was run')
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''
  process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed${skipped}\n`)
  return sum.failed > 0 || nothing ? 1 : 0
}

/**
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {string[]} filters
 * @returns {Promise<Counts>}
 */
async function runParts(runtime, filters) {
  const file = join(results, 'parts.json')
  rmSync(file, { force: true })
  const args = ['run', '--config', inProject('tests/vitest.config.ts'), '--passWithNoTests']
  args.push('--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...filters)
  const code = await runTool(tools.vitest, args, { cwd: projectRoot, env: testEnvironment(runtime) })
  return complete('vitest', code, file, countParts)
}

/**
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {string[]} filters
 * @returns {Promise<Counts>}
 */
async function runJourneys(runtime, filters) {
  const file = join(results, 'journeys.json')
  rmSync(file, { force: true })
  const args = ['test', '--config', inProject('tests/playwright.config.ts'), '--pass-with-no-tests']
  args.push('--reporter=list,json', ...filters)
  const env = { ...testEnvironment(runtime), PLAYWRIGHT_JSON_OUTPUT_FILE: file, FORCE_COLOR: '0' }
  const code = await runTool(tools.playwright, args, { cwd: projectRoot, env })
  return complete('playwright', code, file, countJourneys)
}

/** @param {import('./runtime.mjs').Runtime} runtime */
function testEnvironment(runtime) {
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.folder }
  delete env.ELECTRON_RUN_AS_NODE
  return env
}

/**
 * Reads a runner's counts. A runner that failed without a failed test (it crashed, a file did not load) counts
 * as one failure, so that it can never look green.
 * @param {string} name
 * @param {number} code
 * @param {string} file
 * @param {(report: object) => Counts} count
 * @returns {Counts}
 */
export function complete(name, code, file, count) {
  const counts = existsSync(file)
    ? count(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0, failures: [] }
  if (code === 0 || counts.failed > 0) return counts
  return { ...counts, failed: 1, failures: [`  ${name} ended with code ${code}`] }
}

/**
 * @param {string} file
 * @param {string} name
 * @param {string | undefined} message
 */
function failure(file, name, message = '') {
  const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
  const [first = ''] = message.replace(colours, '').split('\n')
  return `  ${relative(projectRoot, resolve(projectRoot, file))} › ${name}: ${first}`
}

/**
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} PartTest
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { name: string, status: string, message?: string, assertionResults: PartTest[] }[] }} report
 * @returns {Counts}
 */
export function countParts(report) {
  const files = report.testResults.filter(({ status }) => status === 'failed')
  const broken = files.filter(({ assertionResults }) => assertionResults.length === 0)
  const failed = files.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map((test) => failure(name, test.fullName, test.failureMessages[0]))
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [...failed, ...broken.map(({ name, message }) => failure(name, 'the file', message))]
  }
}

/**
 * @typedef {{ tests: { status: string, results: { error?: { message?: string } }[] }[], file: string, title: string }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 * @param {{ suites?: Suite[], errors: { message?: string }[],
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report
 * @returns {Counts}
 */
export function countJourneys({ suites = [], stats, errors }) {
  const failed = specsOf(suites).flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => failure(join('tests', file), title, results[0]?.error?.message))
  )
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    failures: [...failed, ...errors.map(({ message }) => failure('tests', 'outside of a journey', message))]
  }
}

/**
 * @param {Suite[]} suites
 * @returns {Spec[]}
 */
function specsOf(suites) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])])
}

/**
 * Every gate: types, lint, format, tests.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {string[]} filters
 */
export async function runCheck(runtime, filters) {
  const gates = [
    { name: 'types', tool: tools.types, args: ['--noEmit', '-p', 'tsconfig.json'] },
    {
      name: 'lint',
      tool: tools.eslint,
      args: ['--config', 'tests/support/eslint.config.js', '--max-warnings', '0', '.']
    },
    { name: 'format', tool: tools.prettier, args: ['--check', '--log-level', 'warn', '.'] }
  ]
  const failed = []
  for (const { name, tool, args } of gates) {
    const code = await runTool(tool, args, { cwd: projectRoot })
    say(`${name}: ${code === 0 ? 'good' : 'FAILED'}`)
    if (code !== 0) failed.push(name)
  }
  const tests = await runTests(runtime, filters)
  if (failed.length > 0) say(`not passed: ${failed.join(', ')}`)
  return failed.length > 0 ? 1 : tests
}

/** In a bundle every module keeps the folder of its source: scripts share the tests' support, which finds files by it. */
const ownFolders = {
  name: 'own-folders',
  /**
   * @param {string} code
   * @param {string} id
   */
  transform(code, id) {
    if (id.includes('node_modules') || !code.includes('import.meta.dirname')) return null
    return { code: code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))), map: null }
  }
}

/**
 * Bundles a TypeScript script of `tests/` and runs it in Node, with the runtime and the display at hand.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {string} script
 * @param {string[]} args
 */
export async function runScript(runtime, script, args) {
  const { build } = await import('vite')
  const outDir = inProject('node_modules/.cache/komek-scripts', basename(script, '.ts'))
  const alias = { '@shared': inProject('shared'), '@renderer': inProject('renderer') }
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    plugins: [ownFolders],
    resolve: { alias },
    build: {
      ssr: inProject(script),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: '[name].mjs' } }
    }
  })
  return run(process.execPath, [join(outDir, `${basename(script, '.ts')}.mjs`), ...args], {
    cwd: projectRoot,
    // The bundle lies elsewhere than its source, so it is told where the project is.
    env: { ...testEnvironment(runtime), KOMEK_ROOT: projectRoot }
  })
}
