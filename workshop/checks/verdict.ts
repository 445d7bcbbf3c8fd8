import type { FailureCode } from './failures.ts'

/** The first thing that is wrong. */
type Failure = {
  code: FailureCode
  /** What is the case, a line each; never the cause. */
  found: string[]
  expected: string
  /** What was seen beside it, for the learner to think about. */
  evidence?: string[]
}

export type Verdict =
  | { result: 'pass'; look: string[] }
  | ({ result: 'not yet' } & Failure)
  /** No fault of the learner's: `todo` says what makes the check run. */
  | { result: 'could not run'; why: string; todo: string }

export const exitCodes = { pass: 0, 'not yet': 1, 'could not run': 2 } as const satisfies Record<
  Verdict['result'],
  number
>

export function notYet(code: FailureCode, found: string[], expected: string, evidence: string[] = []): Verdict {
  return { result: 'not yet', code, found, expected, evidence }
}
