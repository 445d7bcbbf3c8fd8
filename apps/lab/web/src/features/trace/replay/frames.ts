import type { ReplayBreadcrumb, ReplayDetail, ReplayPerformanceSpan } from '@checkout/trace-model/replay'

/** One thing that happened while the page was recorded. */
export type ReplayFrame = {
  timeMs: number
  /** One word: `click`, `request`, `console`, `navigation`. */
  word: string
  text: string
  /** Of a request that carried trace headers. */
  traceId: string | null
  spanId: string | null
}

const words: Record<string, string> = {
  'ui.click': 'click',
  'ui.input': 'input',
  'ui.slowClickDetected': 'slow click',
  'resource.fetch': 'request',
  'resource.xhr': 'request',
  'navigation.navigate': 'navigation',
  'navigation.push': 'navigation',
}

/** Breadcrumbs and requests in one list by time. What only measures the page, such as paints and files, is left out. */
export function framesOf({ breadcrumbs, performanceSpans }: ReplayDetail): ReplayFrame[] {
  const requests = performanceSpans.filter(({ op }) => op in words)
  return [...breadcrumbs.map(ofBreadcrumb), ...requests.map(ofRequest)].sort((a, b) => a.timeMs - b.timeMs)
}

function ofBreadcrumb({ timeMs, category, message, data }: ReplayBreadcrumb): ReplayFrame {
  const text = message ?? (typeof data.to === 'string' ? data.to : '')
  return { timeMs, word: words[category ?? ''] ?? category ?? 'event', text, traceId: null, spanId: null }
}

function ofRequest({ startTimeMs, op, description, traceId, spanId, data }: ReplayPerformanceSpan): ReplayFrame {
  const parts = [data.method, pathOf(description), data.statusCode].filter(
    (part) => part !== undefined && part !== null,
  )
  return { timeMs: startTimeMs, word: words[op] ?? op, text: parts.join(' '), traceId, spanId }
}

function pathOf(address: string): string {
  if (!URL.canParse(address)) return address
  const { pathname, search } = new URL(address)
  return pathname + search
}
