export type BareSpan = { spanId: string; name: string; depth: number; startMs: number; durationMs: number }

/** As many rows as the trace of that size has, already in their order, with nothing beyond what a row shows. */
export function bareSpans(count: number): BareSpan[] {
  return Array.from({ length: count }, (_, n) => ({
    spanId: n.toString(16).padStart(16, '0'),
    name: n === 0 ? 'POST /api/checkout' : `checkout.step ${n}`,
    depth: n === 0 ? 0 : 1 + (n % 4),
    startMs: n / 100,
    durationMs: n === 0 ? count / 100 : 0.3,
  }))
}
