import { scanBody } from '@checkout/trace-model'
import type { Item } from '../inbox/item.ts'
import { foundIn, isTraced } from '../inbox/traced.ts'
import type { Mark } from './record.ts'

/**
 * What of the marks still has to be known when the bodies before them are the held ones alone: only for what of these bodies does not count
 * any more, be it because they are kept for another trace's sake or because a clear that took them can still be undone.
 */
export function keptMarks(marks: readonly Mark[], held: readonly Item[]): Mark[] {
  const partly = held.filter(({ holders, traceCount }) => holders < Math.max(1, traceCount))
  const undone = new Set(marks.flatMap((mark) => ('undone' in mark ? [mark.undone.until] : [])))
  const cleared = new Set(marks.flatMap((mark) => ('cleared' in mark ? [mark.cleared.until] : [])))
  return marks.flatMap((mark): Mark[] => {
    if ('undone' in mark) return cleared.has(mark.undone.until) ? [] : [mark]
    if ('cleared' in mark) {
      const { until } = mark.cleared
      return !undone.has(until) && partly.some(({ seq }) => seq <= until) ? [mark] : []
    }
    const { traceIds, until } = mark.evicted
    const named = new Set(partly.filter(({ seq }) => seq <= until).flatMap(traceIdsIn))
    const kept = traceIds.filter((traceId) => named.has(traceId))
    return kept.length > 0 ? [{ evicted: { traceIds: kept, until } }] : []
  })
}

function traceIdsIn({ kind, body }: Item): (string | null)[] {
  return [...scanBody(kind, body)].flatMap((scanned) => {
    if (scanned.type === 'found') return scanned.found.traceIds
    return isTraced(scanned) ? foundIn(scanned).traceIds : []
  })
}
