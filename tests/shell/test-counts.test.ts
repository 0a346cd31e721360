import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { complete, countJourneys, countParts } from '../../electron/launch/quality.mjs'

const folder = mkdtempSync(join(tmpdir(), 'komek-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the closing line of npm test', () => {
  it('counts a file that did not load as a failure, and names both', () => {
    const broken = { fullName: 'a sum › is right', status: 'failed', failureMessages: ['1 is not 2\n at x'] }
    const fine = { fullName: 'b', status: 'passed', failureMessages: [] }
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { name: '/elsewhere/sum.test.ts', status: 'failed', assertionResults: [broken, fine] },
        { name: 'tests/other.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
        { name: 'tests/good.test.ts', status: 'passed', assertionResults: [fine] }
      ]
    }
    const { failures, ...counts } = countParts(report)
    expect(counts).toEqual({ passed: 3, failed: 2, skipped: 2 })
    expect(failures).toEqual([
      expect.stringMatching(/elsewhere\/sum\.test\.ts › a sum › is right: 1 is not 2$/),
      '  tests/other.test.ts › the file: no such module'
    ])
  })

  it('counts a flaky journey and an error outside of tests as failures, and names them', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }
    const results = [{ error: { message: 'not visible\nlocator' } }]
    const spec = (title: string, status: string) => ({
      ...{ title, file: 'journeys/a.journey.ts', tests: [{ status, results }] }
    })
    const suites = [
      { specs: [spec('first', 'unexpected'), spec('second', 'expected')] },
      { suites: [{ specs: [spec('third', 'flaky')] }] }
    ]
    const { failures, ...counts } = countJourneys({ suites, stats, errors: [{ message: 'no window' }] })
    expect(counts).toEqual({ passed: 4, failed: 3, skipped: 2 })
    expect(failures).toEqual([
      '  tests/journeys/a.journey.ts › first: not visible',
      '  tests/journeys/a.journey.ts › third: not visible',
      '  tests › outside of a journey: no window'
    ])
  })

  it('counts a runner that crashed as a failure, with a report and without', () => {
    const report = join(folder, 'report.json')
    writeFileSync(report, '{}')
    const green = () => ({ passed: 5, failed: 0, skipped: 0, failures: [] })
    const failures = (code: number) => [`  runner ended with code ${code}`]
    expect(complete('runner', 0, report, green)).toEqual(green())
    expect(complete('runner', 1, report, green)).toEqual({ ...green(), failed: 1, failures: failures(1) })
    expect(complete('runner', 139, join(folder, 'absent.json'), green)).toEqual({
      ...{ passed: 0, failed: 1, skipped: 0, failures: failures(139) }
    })
  })
})
