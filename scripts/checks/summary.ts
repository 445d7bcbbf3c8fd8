import { stripVTControlCharacters } from 'node:util'
import type { CheckResult } from './check-result.ts'

/** One line about a check, with its time, and all it wrote when it failed. */
export function resultLine({ name, passed, failed, seconds, notRun, output }: CheckResult): string {
  const state = failed > 0 ? 'FAILED' : notRun === undefined ? 'ok' : 'not run'
  const counts = passed + failed > 1 ? `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` : (notRun ?? '')
  const line = `${state.padEnd(7)} ${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${counts}`.trimEnd()
  return failed > 0 ? `${line}\n${forThisOutput(output.trimEnd())}\n` : line
}

/** The last line of all: `N passed, N failed`. */
export function totalLine(results: CheckResult[]): string {
  const sum = (key: 'passed' | 'failed') => results.reduce((total, result) => total + result[key], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}

export function hasFailed(results: CheckResult[]): boolean {
  return results.some(({ failed }) => failed > 0)
}

/** Tools colour what they write although it goes into a pipe. */
function forThisOutput(text: string): string {
  return process.stdout.isTTY ? text : stripVTControlCharacters(text)
}
