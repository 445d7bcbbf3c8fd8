import type { ListedProblem, Problem } from '@checkout/trace-model/model'

/** The same for problems that say the same of the same sender. */
export function sayingOf({ project, sdk, status, code, rule, message }: Problem): string {
  return JSON.stringify([project, sdk, status, code, rule, message])
}

/** Problems that say the same as one, which is as the latest of them and has the times of all. */
export function withRepeats(toldLastFirst: readonly { problem: Problem; saying: string }[]): ListedProblem[] {
  const listed = new Map<string, ListedProblem>()
  for (const { problem, saying } of toldLastFirst) {
    const { id, timeMs, count, head, rawBytes } = problem
    const time = { id, timeMs, count, head, rawBytes }
    const same = listed.get(saying)
    if (same) {
      same.count += count
      same.times.push(time)
    } else listed.set(saying, { ...problem, times: [time] })
  }
  // What is found in a body is told later than it came.
  return [...listed.values()].sort((a, b) => b.timeMs - a.timeMs)
}
