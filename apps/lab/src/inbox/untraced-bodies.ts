import type { Item } from './item.ts'

const maxBodies = 200
const maxBytes = 16 * 1024 * 1024

/** The last bodies that have no record of any trace: sessions, check-ins, client reports, replays, logs without a trace. */
export function createUntracedBodies() {
  let items: Item[] = []
  let bytes = 0
  return {
    add(item: Item): void {
      items.push(item)
      bytes += item.body.length
      while (items.length > maxBodies || bytes > maxBytes) bytes -= items.shift()?.body.length ?? 0
    },
    /** Newest first. */
    list: (limit: number): Item[] => items.slice(-limit).reverse(),
    clear(): void {
      items = []
      bytes = 0
    },
  }
}
