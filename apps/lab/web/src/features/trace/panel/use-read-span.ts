import type { Span } from '@checkout/trace-model/model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { spanQuery } from '../../../api/trace.ts'
import type { WaterfallRow } from '../rows.ts'

export type ReadSpan = {
  /** The selected span with all that was received of it; null until it is read. */
  span: Span | null
  /** The span that was read last, so that tabs do not flicker from span to span. */
  latest: Span | null
  error: Error | null
  retry(): void
}

/** Reads the span of the selected row. */
export function useReadSpan(traceId: string, row: WaterfallRow | undefined): ReadSpan {
  const spanId = row?.span ? row.spanId : null
  const { data, error, refetch } = useQuery({
    ...spanQuery(traceId, spanId ?? ''),
    enabled: spanId !== null,
    placeholderData: keepPreviousData,
  })
  return {
    span: data && data.spanId === spanId ? data : null,
    latest: data ?? null,
    error,
    retry: () => void refetch(),
  }
}
