import { browserCheckoutOp, serviceNames, spanNames, traceHeaders } from '@checkout/contract/telemetry'
import type { Span, TraceDetail } from '@checkout/trace-model/model'
import type { Order } from './buyer.ts'
import type { FailureCode } from './failures.ts'
import { notYet } from './verdict.ts'
import type { Judgement } from './wait.ts'

const expected = 'the parent of the API’s SERVER span is the browser’s request span, in one trace'

/** The trace of the order's request, as its header names it. */
export function traceSent(order: Order, traces: readonly TraceDetail[]): TraceDetail | undefined {
  return traces.find(({ traceId }) => traceId === sentTraceId(order))
}

function sentTraceId({ headers }: Order): string | undefined {
  return headers.traceparent?.split('-')[1]
}

/** Says whether the order is one trace and, if not, the first thing that is wrong, from what the browser sent to what arrived in the lab. */
export function judgeLink(order: Order, traces: TraceDetail[]): Judgement {
  const spans = traces.flatMap((trace) => trace.spans)
  const click = spans.find(({ op, side }) => side === 'browser' && op === browserCheckoutOp)
  const request = spans.find((span) => span.parentSpanId === click?.spanId && span.op === 'http.client')
  const entry = entryOf(spans)
  const { traceparent } = order.headers
  const ids = [click?.traceId, entry?.traceId, sentTraceId(order)]
  const ofOrder = traces.filter(({ traceId }) => ids.includes(traceId))
  const size = ofOrder.reduce((sum, trace) => sum + trace.spans.length + trace.logs.length, 0)
  const evidence = ['on the order’s request:', ...headersSeen(order)]
  const found = foundLines(click, request, entry)
  const fail = (code: FailureCode, isCertain = false): Judgement => ({
    verdict: notYet(code, found, expected, evidence),
    isCertain,
    size,
  })

  if (traceHeaders.every((name) => order.headers[name] === undefined)) {
    return click ? fail('no-trace-headers', true) : fail('no-browser-span')
  }
  if (traceparent === undefined) return fail('no-traceparent', true)
  if (traceparent.endsWith('-00')) return fail('not-sampled', true)
  if (!entry) return fail('no-backend-span')
  if (entry.kind !== 'server') return fail('no-server-span', entry.parentSpanId === null)
  if (entry.parentSpanId === null) return fail('parent-ignored', true)
  if (!click) return fail('no-browser-span')
  const trace = traces.find(({ traceId }) => traceId === click.traceId)
  if (!trace?.verdict.linked) return fail('parent-never-sent')
  return { verdict: { result: 'pass', look: found }, size }
}

/** The API's own span for the request: SERVER if there is one, else the framework's, else what was done for it. */
function entryOf(spans: Span[]): Span | undefined {
  const ofApi = spans.filter(({ service }) => service === serviceNames.api)
  const ofRequest = ofApi.filter(({ attributes }) => attributes['http.route'] === '/api/checkout')
  const ofWork = ofApi.find(({ name }) => name === spanNames.validateCart)
  return ofRequest.find(({ kind }) => kind === 'server') ?? ofRequest[0] ?? ofWork
}

/** Of baggage, a long line, it is enough that it came. */
function headersSeen({ headers }: Order): string[] {
  return traceHeaders.map((name) => {
    const value = headers[name] ?? 'not sent'
    return `${name.padEnd(13)}${name === 'baggage' && value !== 'not sent' ? 'sent' : value}`
  })
}

function foundLines(click?: Span, request?: Span, entry?: Span): string[] {
  const isOne = click !== undefined && click.traceId === entry?.traceId
  return [
    isOne
      ? `one trace, ${click.traceId}`
      : `${click && entry ? 'two traces' : 'no more than half a trace'} for one click`,
    click ? `  browser  ${short(click)}  ${click.name}${request ? ` > ${request.name}` : ''}` : '  browser  nothing',
    entry ? `  backend  ${short(entry)}  ${entry.name} (${entry.kind}), ${parentText(entry)}` : '  backend  nothing',
  ]
}

function short({ traceId }: Span): string {
  return `${traceId.slice(0, 8)}…`
}

function parentText({ parentSpanId }: Span): string {
  return parentSpanId === null ? 'no parent' : `parent ${parentSpanId}`
}
