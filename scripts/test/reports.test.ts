import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CheckResult } from '../checks/check-result.ts'
import { hasFailed, resultLine, totalLine } from '../checks/summary.ts'
import { readPlaywrightReport, sumVitestReports } from '../checks/test-reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'reports-'))

function write(name: string, content: object): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

const vitest = (report: object) => ({ success: true, numPassedTests: 0, numFailedTests: 0, testResults: [], ...report })

describe('reports of Vitest', () => {
  test('are summed', async () => {
    const first = write('a.json', vitest({ numPassedTests: 3 }))
    const second = write('b.json', vitest({ numPassedTests: 2, numFailedTests: 1, success: false }))
    expect(await sumVitestReports([first, second])).toEqual({ passed: 5, failed: 1 })
  })

  test('that were never written count as a failure', async () => {
    expect(await sumVitestReports([join(folder, 'none.json')])).toEqual({ passed: 0, failed: 1 })
  })

  test('of a file that broke before its first test count as a failure', async () => {
    const broken = { status: 'failed', assertionResults: [] }
    const path = write('c.json', vitest({ success: false, numPassedTests: 4, testResults: [broken] }))
    expect(await sumVitestReports([path])).toEqual({ passed: 4, failed: 1 })
  })

  test('of a run that failed outside of its tests count as a failure', async () => {
    const path = write('d.json', vitest({ success: false, numPassedTests: 4 }))
    expect(await sumVitestReports([path])).toEqual({ passed: 4, failed: 1 })
  })
})

describe('the report of Playwright', () => {
  const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 }

  test('gives the tests that passed and failed, and a flaky one failed', async () => {
    const path = write('e.json', { stats: { ...stats, unexpected: 1, flaky: 1 }, errors: [] })
    expect(await readPlaywrightReport(path)).toEqual({ passed: 5, failed: 2 })
  })

  test('of a run that could not start is a failure', async () => {
    const path = write('f.json', { stats: { ...stats, expected: 0 }, errors: [{ message: 'no browser' }] })
    expect(await readPlaywrightReport(path)).toEqual({ passed: 0, failed: 1 })
    expect(await readPlaywrightReport(join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1 })
  })
})

describe('the summary', () => {
  const lint: CheckResult = { name: 'lint', passed: 1, failed: 0, seconds: 1.24, output: 'all fine' }
  const tests: CheckResult = { name: 'unit tests', passed: 41, failed: 2, seconds: 3, output: 'expected 1 to be 2' }
  const notRun: CheckResult = {
    name: 'e2e collector',
    passed: 0,
    failed: 0,
    seconds: 0,
    output: '',
    notRun: 'no Collector',
  }

  test('ends with one sum that agrees with the exit code', () => {
    expect(totalLine([lint, tests])).toBe('42 passed, 2 failed')
    expect(hasFailed([lint, tests])).toBe(true)
    expect(hasFailed([lint, notRun])).toBe(false)
  })

  test('shows all that a failed check wrote, nothing of one that passed, and why one was not run', () => {
    expect(resultLine(tests)).toContain('expected 1 to be 2')
    expect(resultLine(lint)).toBe('ok      lint                  1.2 s')
    expect(resultLine(notRun)).toMatch(/^not run.*no Collector$/)
  })
})
