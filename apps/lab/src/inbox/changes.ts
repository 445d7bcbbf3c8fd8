export type Change = { type: 'changed'; traceId: string } | { type: 'cleared' }

export type Changes = ReturnType<typeof createChanges>

/** Tells whoever subscribed of every change, once for each body and trace. */
export function createChanges() {
  const listeners = new Set<(change: Change) => void>()

  function tell(change: Change): void {
    for (const listener of listeners) listener(change)
  }

  return {
    changed: (traceId: string): void => tell({ type: 'changed', traceId }),
    /** Everything but the traces that are told as changed right after. */
    cleared: (): void => tell({ type: 'cleared' }),
    subscribe(listener: (change: Change) => void): void {
      listeners.add(listener)
    },
  }
}
