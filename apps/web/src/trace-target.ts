/**
 * Matches `origin` itself and every address below it, and nothing else. A plain string would match anywhere in an
 * address, so a stranger could earn our trace headers with `?next=http://localhost:8000`.
 */
export function traceTarget(origin: string): RegExp {
  const escaped = origin.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped}(?:/|$)`)
}
