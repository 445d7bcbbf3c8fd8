import { checkBackendOn } from './chapters/01-switch-the-backend-on/check.ts'
import { checkSteps } from './chapters/02-name-the-work/check.ts'
import { checkBrowser } from './chapters/03-the-buyers-half/check.ts'
import { checkOneTrace } from './chapters/04-one-trace/check.ts'
import { checkCards } from './chapters/05-lose-it-six-ways/check.ts'
import { checkLogs } from './chapters/06-logs-in-the-same-place/check.ts'
import { checkErrors } from './chapters/07-errors-that-survive/check.ts'
import type { FailureCode } from './checks/failures.ts'
import type { Stage } from './checks/stage.ts'
import type { Verdict } from './checks/verdict.ts'

export type Chapter = {
  number: number
  title: string
  /** Below `workshop/chapters`. */
  folder: string
  /** Whether its start differs from the finished apps. */
  hasPatch: boolean
  /** What its own check says of its start. */
  startsWith: FailureCode
  check: (stage: Stage) => Promise<Verdict>
}

/** In the order in which they are taken. */
export const chapters: Chapter[] = [
  {
    number: 1,
    title: 'Switch the backend on',
    folder: '01-switch-the-backend-on',
    hasPatch: true,
    startsWith: 'no-backend-span',
    check: checkBackendOn,
  },
  {
    number: 2,
    title: 'Name the work',
    folder: '02-name-the-work',
    hasPatch: true,
    startsWith: 'step-missing',
    check: checkSteps,
  },
  {
    number: 3,
    title: "The buyer's half",
    folder: '03-the-buyers-half',
    hasPatch: true,
    startsWith: 'no-browser-span',
    check: checkBrowser,
  },
  {
    number: 4,
    title: 'One trace',
    folder: '04-one-trace',
    hasPatch: true,
    startsWith: 'no-trace-headers',
    check: checkOneTrace,
  },
  {
    number: 5,
    title: 'Lose it six ways',
    folder: '05-lose-it-six-ways',
    hasPatch: false,
    startsWith: 'cards-left',
    check: checkCards,
  },
  {
    number: 6,
    title: 'Logs in the same place',
    folder: '06-logs-in-the-same-place',
    hasPatch: true,
    startsWith: 'no-backend-log',
    check: checkLogs,
  },
  {
    number: 7,
    title: 'Errors that survive',
    folder: '07-errors-that-survive',
    hasPatch: true,
    startsWith: 'span-event-dropped',
    check: checkErrors,
  },
]

/** `04, One trace`. */
export function nameOf({ number, title }: Pick<Chapter, 'number' | 'title'>): string {
  return `${String(number).padStart(2, '0')}, ${title}`
}
