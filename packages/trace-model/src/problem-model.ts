/** What Sentry would make of a record without a word: not keep it or a part of it, change it, or take it for something else. */
type Loss = 'dropped' | 'repaired' | 'suspicious'

/** What judged: the intake, a decoder, the joining of spans, the budget, the disk, the sender itself, or whoever it was passed on to. */
type ProblemRule = Loss | 'refusal' | 'decoding' | 'joining' | 'budget' | 'client_report' | 'journal' | 'forward'

/** What the lab refused, could not read, let go, or was told that the sender dropped. */
export type Problem = {
  id: number
  /** Of the last time; a problem that comes again in the same body is told once. */
  timeMs: number
  /** How often. */
  count: number
  project: string | null
  /** As the request names it, else the user agent. */
  sdk: string | null
  /** What the request was answered. */
  status: number
  /** Why, in one word of its rule. */
  code: string
  rule: ProblemRule
  message: string
  /** The request line and the headers, one a line; empty where there was no request. */
  head: string
  /** How many bytes `/raw` has. */
  rawBytes: number
}

/** More requests came before the list of problems was asked for than are looked into at once; the older ones never are. */
export type Overload = {
  timeMs: number
  /** How many requests there were. */
  came: number
  /** How many of them, the newest, were looked into. */
  examined: number
}

/** One of the times that a problem came. Where there were too many to keep, the first counts those before it. */
export type ProblemTime = Pick<Problem, 'id' | 'timeMs' | 'count' | 'head' | 'rawBytes'>

/** The last of the problems that say the same of the same sender, with the count of all. */
export type ListedProblem = Problem & {
  /** The latest first; never empty. */
  times: ProblemTime[]
}
