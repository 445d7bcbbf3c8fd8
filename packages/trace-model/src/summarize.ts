import { attributeNames } from '@checkout/contract/telemetry'
import { diagnosisOf } from './diagnose/diagnose.ts'
import { browserRequests, halfSteps } from './halves.ts'
import { textIn } from './json.ts'
import type { Span, TraceRecords, TraceSummary } from './model.ts'
import { inSteps, pause, type Steps } from './pause.ts'
import { httpStatusOf } from './request-status.ts'

/** One line of the list of traces: what the user did, how it went and whether it is linked. Pinning is no matter of records: never pinned. In steps. */
export function* summarySteps(records: Omit<TraceRecords, 'replays'>): Steps<TraceSummary> {
  const halves = yield* halfSteps(records.spans)
  const title = firstOf(halves.browser) ?? halves.entries[0] ?? firstOf(halves.server)
  yield pause
  const { link } = diagnosisOf(records, halves)
  yield pause
  return {
    traceId: records.traceId,
    name: title?.name ?? records.logs[0]?.body ?? records.errors[0]?.type ?? records.metrics[0]?.name ?? '',
    op: title?.op ?? null,
    scenario: yield* scenarioIn(records.spans, title),
    statusCode: httpStatusOf(halves.join?.request ?? browserRequests(halves)[0] ?? halves.entries[0]),
    ...extentOf(records),
    services: yield* servicesIn(records),
    spanCount: records.spans.length,
    logCount: records.logs.length,
    errorCount: records.errors.length,
    link,
    isPinned: false,
  }
}

/** The earliest root; a span that only starts with it does not stand for what the user did. */
function firstOf(spans: readonly Span[]): Span | undefined {
  let first: Span | undefined
  for (const span of spans) {
    if (!first || isBefore(span, first)) first = span
  }
  return first
}

function isBefore(a: Span, b: Span): boolean {
  const aIsRoot = a.parentSpanId === null
  if (aIsRoot !== (b.parentSpanId === null)) return aIsRoot
  return a.startTimeMs < b.startTimeMs
}

function* scenarioIn(spans: readonly Span[], title: Span | undefined): Steps<string | null> {
  let scenario = title ? textIn(title.attributes, attributeNames.scenario) : null
  if (scenario !== null) return scenario
  yield* inSteps(spans, ({ attributes }) => {
    scenario ??= textIn(attributes, attributeNames.scenario)
  })
  return scenario
}

function extentOf(records: Omit<TraceRecords, 'replays'>): { startTimeMs: number; durationMs: number } {
  let start = Number.POSITIVE_INFINITY
  let end = Number.NEGATIVE_INFINITY
  for (const { startTimeMs, durationMs } of records.spans) {
    start = Math.min(start, startTimeMs)
    end = Math.max(end, startTimeMs + durationMs)
  }
  if (records.spans.length === 0) {
    for (const { timeMs } of [...records.logs, ...records.errors]) {
      start = Math.min(start, timeMs)
      end = Math.max(end, timeMs)
    }
  }
  if (end < start) return { startTimeMs: 0, durationMs: 0 }
  return { startTimeMs: start, durationMs: Math.round((end - start) * 1000) / 1000 }
}

/** In order of appearance, spans before logs, errors and metrics. */
function* servicesIn({ spans, logs, errors, metrics }: Omit<TraceRecords, 'replays'>): Steps<string[]> {
  const firstMs = new Map<string, number>()
  yield* inSteps(spans, ({ service, startTimeMs }) => {
    firstMs.set(service, Math.min(firstMs.get(service) ?? Number.POSITIVE_INFINITY, startTimeMs))
  })
  const services = [...firstMs].sort(([, a], [, b]) => a - b).map(([service]) => service)
  return [...new Set([...services, ...[...logs, ...errors, ...metrics].map(({ service }) => service)])]
}
