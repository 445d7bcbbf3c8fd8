import type { Item } from './item.ts'
import type { Undo } from './undo.ts'

export type UntracedBodies = ReturnType<typeof createUntracedBodies>

const maxBodies = 200
const maxBytes = 16 * 1024 * 1024

/** The last bodies that have no record of any trace: sessions, check-ins, client reports, replays, logs without a trace. They are held here alone. */
export function createUntracedBodies() {
  let items: Item[] = []
  let bytes = 0

  function letGo(item: Item | undefined): void {
    if (!item) return
    item.holders = 0
    bytes -= item.body.length
  }

  function add(item: Item): void {
    items.push(item)
    item.holders = 1
    bytes += item.body.length
    while (items.length > maxBodies || bytes > maxBytes) letGo(items.shift())
  }

  function empty(): Item[] {
    const before = items
    items = []
    for (const item of before) letGo(item)
    return before
  }

  return {
    add,
    /** Newest first. */
    list: (limit: number): Item[] => items.slice(-limit).reverse(),
    clear(): Undo {
      const before = empty()
      return { undo: () => [...before, ...empty()].forEach(add) }
    },
  }
}
