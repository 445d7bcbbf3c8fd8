import type { ListedProblem, Overload, Problem } from '@checkout/trace-model/model'
import type { Undo } from '../inbox/undo.ts'
import { sayingOf, withRepeats } from './repeats.ts'
import { createShelf } from './shelf.ts'

export type NewProblem = Omit<Problem, 'id' | 'timeMs' | 'count' | 'rawBytes'> & {
  /** Only where it was not just now. */
  timeMs?: number
  /** Only where it was more than once. */
  count?: number
  raw: Uint8Array | null
  /** Problems of one source that say the same are one. */
  source: object
}

export type ProblemLog = ReturnType<typeof createProblemLog>

const maxRawOfOne = 1024 * 1024

/** The last problems, newest first, with the bytes of the requests they are about as long as there is room. */
export function createProblemLog() {
  const shelf = createShelf()
  let lastId = 0
  let overload: Overload | null = null
  const toldLastFirst = () => [...shelf.entries()].reverse()

  function keep({ raw, source, timeMs = Date.now(), count = 1, ...told }: NewProblem): void {
    lastId += 1
    // A copy: a view would hold on to the whole slab.
    const kept = raw && new Uint8Array(raw.subarray(0, maxRawOfOne))
    const problem = { ...told, id: lastId, timeMs, count, rawBytes: kept?.length ?? 0 }
    shelf.put([{ problem, raw: kept, source, saying: sayingOf(problem) }])
  }

  return {
    add(added: NewProblem): void {
      const same = shelf
        .entries()
        .findLast(({ problem, source }) => source === added.source && problem.message === added.message)
      if (same) Object.assign(same.problem, { count: same.problem.count + 1, timeMs: added.timeMs ?? Date.now() })
      else keep(added)
    },
    /** Each by itself, told last first. */
    latest: (limit: number): Problem[] =>
      toldLastFirst()
        .slice(0, limit)
        .map(({ problem }) => problem),
    /** Newest first; those that say the same of the same sender as one. */
    list: (limit: number): ListedProblem[] => withRepeats(toldLastFirst()).slice(0, limit),
    raw: (id: number): Uint8Array | null => shelf.entries().find(({ problem }) => problem.id === id)?.raw ?? null,
    /** How many are listed. */
    size: shelf.sayings,
    noteOverload(noted: Overload): void {
      overload = noted
    },
    /** The last one. */
    overload: () => overload,
    clear(): Undo {
      const before = { entries: shelf.empty(), overload }
      overload = null
      return {
        undo() {
          shelf.put([...before.entries, ...shelf.empty()])
          overload ??= before.overload
        },
      }
    },
  }
}
