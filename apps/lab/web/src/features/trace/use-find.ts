import type { SpanColumns } from '@checkout/trace-model/outline'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { spanSearchQuery } from '../../api/trace.ts'
import { nextOf, shownMatches } from './find.ts'
import type { Waterfall } from './waterfall.ts'

export type Find = {
  text: string
  setText(text: string): void
  matches: readonly number[]
  matchSet: ReadonlySet<number>
  /** Which match is selected, counted from 1; 0 when none is. */
  current: number
  /** The match after or before the selected row; -1 when nothing matches. */
  next(step: 1 | -1): number
}

/** Looks through what the rows show at once, and through the attributes, which the lab has. */
export function useFind(traceId: string, spans: SpanColumns, waterfall: Waterfall, selected: number): Find {
  const client = useQueryClient()
  const [text, setText] = useState('')
  const wanted = text.trim()
  const { data } = useQuery(spanSearchQuery(traceId, wanted))
  const shown = useMemo(() => shownMatches(spans, waterfall, wanted), [spans, waterfall, wanted])
  const matchSet = useMemo(() => {
    const rows = wanted === '' || !data ? [] : waterfall.indexesOf(data.spanIds)
    return rows.length === 0 ? shown : new Set([...shown, ...rows])
  }, [shown, data, wanted, waterfall])
  const matches = useMemo(() => [...matchSet].sort((a, b) => a - b), [matchSet])
  const current = useMemo(() => matches.indexOf(selected) + 1, [matches, selected])

  function find(next: string): void {
    const query = spanSearchQuery(traceId, next.trim())
    // The lab looks while the page does.
    if (query.enabled) void client.prefetchQuery(query)
    setText(next)
  }

  return { text, setText: find, matches, matchSet, current, next: (step) => nextOf(matches, selected, step) }
}
