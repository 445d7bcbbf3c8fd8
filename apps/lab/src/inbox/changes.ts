import type { Item } from './item.ts'

export type Change = { type: 'indexed'; item: Item } | { type: 'changed'; traceId: string } | { type: 'cleared' }

export type Changes = ReturnType<typeof createChanges>

/** Tells whoever subscribed of every body, and once for each body and trace that it changes. */
export function createChanges() {
  const listeners = new Set<(change: Change) => void>()

  function tell(change: Change): void {
    for (const listener of listeners) listener(change)
  }

  return {
    indexed: (item: Item): void => tell({ type: 'indexed', item }),
    changed: (traceId: string): void => tell({ type: 'changed', traceId }),
    /** Everything but the traces that are told as changed right after. */
    cleared: (): void => tell({ type: 'cleared' }),
    subscribe(listener: (change: Change) => void): void {
      listeners.add(listener)
    },
  }
}
