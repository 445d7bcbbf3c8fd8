/** Where a record is read in its trace: at its span, else in the trace; null for one that stands in no trace. */
export function recordAddress({ traceId, spanId }: { traceId: string | null; spanId: string | null }): string | null {
  if (traceId === null) return null
  return spanId === null ? `/t/${traceId}` : `/t/${traceId}/s/${spanId}`
}
