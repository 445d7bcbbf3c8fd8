import { summarize } from '@checkout/trace-model'
import type { ErrorEvent, Log, Problem, TraceDetail, TraceSummary } from '@checkout/trace-model/model'
import { outlineOf } from '@checkout/trace-model/outline'
import { spansHolding } from '@checkout/trace-model/search'
import { act } from '@testing-library/react'
import { vi } from 'vitest'
import type { Fault } from '../../../src/faults/fault.ts'
import type { News } from '../api/apply-news.ts'
import type { SentryView } from '../api/sentry-view.ts'

/** The lab's read API and event stream, in memory. */
export type FakeLab = {
  open(): EventSource
  traces: TraceSummary[]
  details: Map<string, TraceDetail>
  /** What Sentry makes of a span, by its id. */
  sentryViews: Map<string, SentryView>
  logs: Log[]
  errors: ErrorEvent[]
  problems: Problem[]
  fault: Fault | null
  requests: string[]
  /** While true, no request is answered. */
  isDown: boolean
  /** Opens the stream, or breaks it while the lab is down. */
  connect(): Promise<void>
  send(news: News): Promise<void>
}

export function startFakeLab(): FakeLab {
  const stream = new EventTarget()
  const lab: FakeLab = {
    open: () => Object.assign(stream, { close() {}, readyState: 1 }) as unknown as EventSource,
    traces: [],
    details: new Map(),
    sentryViews: new Map(),
    logs: [],
    errors: [],
    problems: [],
    fault: null,
    requests: [],
    isDown: false,
    async connect() {
      await dispatched(stream, new Event(lab.isDown ? 'error' : 'open'))
    },
    async send(news) {
      await dispatched(stream, new MessageEvent('traces', { data: JSON.stringify(news) }))
    },
  }

  async function answer(path: string, init: RequestInit = {}): Promise<Response> {
    if (lab.isDown) throw new TypeError('Failed to fetch')
    lab.requests.push(`${init.method ?? 'GET'} ${path}`)
    if (init.method === 'DELETE' && path === '/api/faults') lab.fault = null
    if (init.method === 'DELETE') return new Response(null, { status: 204 })
    if (path === '/healthz') return Response.json({ problems: lab.problems.length, fault: lab.fault })
    if (path.startsWith('/api/problems?')) return Response.json({ problems: lab.problems })
    if (path.startsWith('/api/logs?')) return Response.json({ logs: [...lab.logs], nextCursor: null })
    if (path.startsWith('/api/errors?')) return Response.json({ errors: [...lab.errors], nextCursor: null })
    if (path.startsWith('/api/traces?')) return Response.json({ traces: [...lab.traces], nextCursor: null })
    const found = ofTrace(lab, new URL(path, location.origin))
    return found
      ? Response.json(found)
      : Response.json({ code: 'trace_not_found', message: 'No such trace.' }, { status: 404 })
  }

  vi.stubGlobal('fetch', answer)
  vi.stubGlobal('EventSource', { CLOSED: 2 })
  return lab
}

/** What the lab answers about one trace; undefined for 404. */
function ofTrace({ details, sentryViews }: FakeLab, { pathname, searchParams }: URL): unknown {
  const [traceId = '', part, spanId = '', ofSpan] = pathname.slice('/api/traces/'.length).split('/')
  const detail = details.get(traceId)
  if (ofSpan === 'sentry') return sentryViews.get(spanId)
  if (!detail) return undefined
  if (part === 'linked-from') return { links: [] }
  if (part === 'outline') return outlineOf(detail, summarize(detail))
  if (part === 'spans') return detail.spans.find((span) => span.spanId === spanId)
  if (part !== 'search') return detail
  return { spanIds: spansHolding(detail.spans, searchParams.get('text') ?? '') }
}

/** Queries tell their news in a task of their own, so one has to pass before the page shows them. */
async function dispatched(stream: EventTarget, event: Event): Promise<void> {
  await act(async () => {
    stream.dispatchEvent(event)
    await new Promise((resolve) => setTimeout(resolve))
  })
}
