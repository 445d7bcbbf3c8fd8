import type { Problem } from '@checkout/trace-model/model'

export type NewProblem = Omit<Problem, 'id' | 'timeMs' | 'count' | 'rawBytes'> & {
  raw: Uint8Array | null
  /** Problems of one source that say the same are one. */
  source: object
}

export type ProblemLog = ReturnType<typeof createProblemLog>

const maxProblems = 1_000
const maxRawBytes = 16 * 1024 * 1024
const maxRawOfOne = 1024 * 1024

type Entry = { problem: Problem; raw: Uint8Array | null; source: object }

/** The last problems, newest first, with the bytes of the requests they are about as long as there is room. */
export function createProblemLog() {
  let entries: Entry[] = []
  let rawBytes = 0
  let lastId = 0

  function keep({ raw, source, ...told }: NewProblem): void {
    lastId += 1
    // A copy: a view would hold on to the whole slab.
    const kept = raw && new Uint8Array(raw.subarray(0, maxRawOfOne))
    const problem = { ...told, id: lastId, timeMs: Date.now(), count: 1, rawBytes: kept?.length ?? 0 }
    entries.push({ problem, raw: kept, source })
    rawBytes += problem.rawBytes
    if (entries.length > maxProblems) forgetRaw(entries.shift())
    for (const entry of entries) {
      if (rawBytes <= maxRawBytes) break
      forgetRaw(entry)
    }
  }

  function forgetRaw(entry: Entry | undefined): void {
    if (!entry) return
    rawBytes -= entry.problem.rawBytes
    entry.raw = null
    entry.problem.rawBytes = 0
  }

  return {
    add(added: NewProblem): void {
      const same = entries.findLast(
        ({ problem, source }) => source === added.source && problem.message === added.message,
      )
      if (same) Object.assign(same.problem, { count: same.problem.count + 1, timeMs: Date.now() })
      else keep(added)
    },
    list: (limit: number): Problem[] =>
      entries
        .slice(-limit)
        .map(({ problem }) => problem)
        .reverse(),
    raw: (id: number): Uint8Array | null => entries.find(({ problem }) => problem.id === id)?.raw ?? null,
    size: () => entries.length,
    clear(): void {
      entries = []
      rawBytes = 0
    },
  }
}
