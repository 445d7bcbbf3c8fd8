import type { Item } from './item.ts'

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

  return {
    add(item: Item): void {
      items.push(item)
      item.holders = 1
      bytes += item.body.length
      while (items.length > maxBodies || bytes > maxBytes) letGo(items.shift())
    },
    /** Newest first. */
    list: (limit: number): Item[] => items.slice(-limit).reverse(),
    clear(): void {
      items = []
      bytes = 0
    },
  }
}
