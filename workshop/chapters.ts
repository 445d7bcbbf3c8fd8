import { checkOneTrace } from './chapters/04-one-trace/check.ts'
import { checkCards } from './chapters/05-lose-it-six-ways/check.ts'
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
]

/** `04, One trace`. */
export function nameOf({ number, title }: Pick<Chapter, 'number' | 'title'>): string {
  return `${String(number).padStart(2, '0')}, ${title}`
}
