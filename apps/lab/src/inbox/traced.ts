import type { Decoded, Found } from '@checkout/trace-model'

/** A record that stands in a trace or, with no id of one, beside them. */
export type Traced = Extract<Decoded, { type: 'span' | 'log' | 'error' | 'metric' }>

/** Whether a record belongs to a trace, or would if it named one. */
export function isTraced(record: Decoded): record is Traced {
  return record.type === 'span' || record.type === 'log' || record.type === 'error' || record.type === 'metric'
}

/** The trace a record belongs to; null for those that stand in none or tell of several. */
export function traceIdOf(record: Decoded): string | null {
  if (record.type === 'span') return record.span.traceId
  if (record.type === 'log') return record.log.traceId
  if (record.type === 'metric') return record.metric.traceId
  return record.type === 'error' ? record.error.traceId : null
}

/** A decoded record as an index sees it. */
export function foundIn(record: Traced): Found {
  return { traceIds: [traceIdOf(record)], timesMs: [timeMsOf(record)] }
}

/** When it began; Unix milliseconds. */
function timeMsOf(record: Traced): number {
  if (record.type === 'span') return record.span.startTimeMs
  if (record.type === 'log') return record.log.timeMs
  return record.type === 'metric' ? record.metric.timeMs : record.error.timeMs
}
