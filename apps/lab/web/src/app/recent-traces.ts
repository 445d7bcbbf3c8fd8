const storageKey = 'recent-traces'
const kept = 20

/** Trace ids in the order in which they were opened, the last first. */
export function recentTraces(): string[] {
  return (localStorage.getItem(storageKey) ?? '').split(' ').filter(Boolean)
}

export function rememberTrace(traceId: string): void {
  const others = recentTraces().filter((other) => other !== traceId)
  localStorage.setItem(storageKey, [traceId, ...others].slice(0, kept).join(' '))
}
