import type { Item } from '../item.ts'
import { type Undo, undoAll } from '../undo.ts'

/** A body with records of one signal, and when the first and the last of them were; Unix milliseconds. */
export type SignalBody = { item: Item; firstMs: number; lastMs: number }

const pruneFrom = 1_024

export type SignalIndex = ReturnType<typeof createSignalIndex>

/** Which bodies hold logs, errors and metrics, so that the newest are found without decoding the others. */
export function createSignalIndex() {
  const lists = { log: createBodies(), error: createBodies(), metric: createBodies() }
  return {
    add: (signal: keyof typeof lists, item: Item, timeMs: number): void => lists[signal].add(item, timeMs),
    bodies: (signal: keyof typeof lists): SignalBody[] => lists[signal].read(),
    /** Keeps what is held still, so traces and bodies have to be let go of before, and be back before the undoing. */
    clear: (): Undo => undoAll(...Object.values(lists).map((list) => list.clear())),
  }
}

function createBodies() {
  let bodies: SignalBody[] = []
  let pruneAt = pruneFrom

  /** The last one may be in the middle of being indexed, with no trace to hold it yet. */
  function prune(): void {
    bodies = bodies.filter(({ item }, at) => item.holders > 0 || at === bodies.length - 1)
    pruneAt = Math.max(pruneFrom, bodies.length * 2)
  }

  return {
    add(item: Item, timeMs: number): void {
      const last = bodies.at(-1)
      if (last?.item === item) {
        last.firstMs = Math.min(last.firstMs, timeMs)
        last.lastMs = Math.max(last.lastMs, timeMs)
        return
      }
      if (bodies.length >= pruneAt) prune()
      bodies.push({ item, firstMs: timeMs, lastMs: timeMs })
    },
    read(): SignalBody[] {
      prune()
      return [...bodies]
    },
    clear(): Undo {
      const before = bodies
      bodies = bodies.filter(({ item }) => item.holders > 0)
      return {
        undo() {
          const known = new Set(before)
          bodies = [...before, ...bodies.filter((body) => !known.has(body))]
        },
      }
    },
  }
}
