import type { Verdict } from '../checks/verdict.ts'

/** Both give what was found instead, or nothing. */
export function expectPass(verdict: Verdict): string | undefined {
  return verdict.result === 'pass' ? undefined : told(verdict)
}

export function expectCode(verdict: Verdict, code: string): string | undefined {
  return verdict.result === 'not yet' && verdict.code === code ? undefined : told(verdict)
}

function told(verdict: Verdict): string {
  return `it was told as ${JSON.stringify(verdict)}`
}
