import type { ErrorEvent, ListedProblem, Log, Overload, TraceDetail, TraceSummary } from '@checkout/trace-model/model'
import { act } from '@testing-library/react'
import { vi } from 'vitest'
import type { Fault } from '../../../src/faults/fault.ts'
import type { News } from '../api/apply-news.ts'
import type { Health } from '../api/health.ts'
import type { SentryView } from '../api/sentry-view.ts'
import { answerOf } from './fake-answers.ts'

/** The lab's read API and event stream, in memory. */
export type FakeLab = {
  open(): EventSource
  traces: TraceSummary[]
  details: Map<string, TraceDetail>
  /** What the requests of every trace fell into. */
  otherHalves: TraceSummary[]
  /** What Sentry makes of a span, by its id. */
  sentryViews: Map<string, SentryView>
  logs: Log[]
  errors: ErrorEvent[]
  problems: ListedProblem[]
  overload: Overload | null
  fault: Fault | null
  cleared: Health['cleared']
  forward: Health['forward']
  /** What comes of a file that is imported. */
  imports(file: File): Response
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
    otherHalves: [],
    sentryViews: new Map(),
    logs: [],
    errors: [],
    problems: [],
    overload: null,
    fault: null,
    cleared: null,
    forward: null,
    imports: () => Response.json({ imported: 1, known: 0 }),
    requests: [],
    isDown: false,
    async connect() {
      await dispatched(stream, new Event(lab.isDown ? 'error' : 'open'))
    },
    async send(news) {
      await dispatched(stream, new MessageEvent('traces', { data: JSON.stringify(news) }))
    },
  }

  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => answerOf(lab, path, init))
  vi.stubGlobal('EventSource', { CLOSED: 2 })
  return lab
}

/** Queries tell their news in a task of their own, so one has to pass before the page shows them. */
async function dispatched(stream: EventTarget, event: Event): Promise<void> {
  await act(async () => {
    stream.dispatchEvent(event)
    await new Promise((resolve) => setTimeout(resolve))
  })
}
