import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { complete, countJourneys, countParts } from '../../electron/launch/quality.mjs'

const folder = mkdtempSync(join(tmpdir(), 'komek-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the closing line of npm test', () => {
  it('counts a file that did not load as a failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [] }
      ]
    }
    expect(countParts(report)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })

  it('counts a flaky journey and an error outside of tests as failures', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }
    expect(countJourneys({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 3, skipped: 2 })
  })

  it('counts a runner that crashed as a failure, with a report and without', () => {
    const report = join(folder, 'report.json')
    writeFileSync(report, '{}')
    const green = () => ({ passed: 5, failed: 0, skipped: 0 })
    expect(complete('runner', 0, report, green)).toEqual({ passed: 5, failed: 0, skipped: 0 })
    expect(complete('runner', 1, report, green)).toEqual({ passed: 5, failed: 1, skipped: 0 })
    expect(complete('runner', 139, join(folder, 'absent.json'), green)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0
    })
  })
})
