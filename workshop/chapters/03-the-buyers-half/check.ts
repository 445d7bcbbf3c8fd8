import { browserCheckoutOp } from '@checkout/contract/telemetry'
import type { Span, TraceDetail } from '@checkout/trace-model/model'
import { placeOrder } from '../../checks/buyer.ts'
import { lineOf } from '../../checks/order-spans.ts'
import type { Stage } from '../../checks/stage.ts'
import { notYet, type Verdict } from '../../checks/verdict.ts'
import { type Judgement, untilPass } from '../../checks/wait.ts'

/** Passes when a click is a span with its request below it, and an order that fails is one error in the click's own trace. */
export async function checkBrowser({ page, origins, lab }: Stage): Promise<Verdict> {
  const order = await placeOrder(page, origins.web)
  if ('result' in order) return order
  const verdict = await untilPass(async () => judgeClick(await lab.newTraces()))
  if (verdict.result !== 'pass') return verdict
  const sinceMs = Date.now()
  const failing = await placeOrder(page, origins.web, 'backend-crash')
  if ('result' in failing) return failing
  return untilPass(async () => judgeError(await lab.newTraces(sinceMs)))
}

function judgeClick(traces: TraceDetail[]): Judgement {
  const spans = browserSpans(traces)
  const size = spans.length
  if (size === 0) {
    return {
      verdict: notYet('no-browser-span', ['no span came from the browser'], 'spans of the page and of the click'),
      size,
    }
  }
  const click = clickOf(spans)
  const found = [
    `the browser sent ${size} spans: ${[...new Set(spans.map(({ op }) => op ?? 'without operation'))].join(', ')}`,
  ]
  if (!click)
    return { verdict: notYet('click-not-named', found, `one span with the operation ${browserCheckoutOp}`), size }
  const request = spans.find((span) => span.op === 'http.client' && span.parentSpanId === click.spanId)
  if (!request)
    return {
      verdict: notYet('no-request-span', [lineOf(click)], 'the span of the request, below that of the click'),
      size,
    }
  return { verdict: { result: 'pass', look: [lineOf(click), lineOf(request)] }, size }
}

function judgeError(traces: TraceDetail[]): Judgement {
  const click = clickOf(browserSpans(traces))
  const errors = traces.flatMap((trace) => trace.errors).filter(({ source }) => source === 'envelope')
  const own = errors.filter(({ traceId }) => traceId === click?.traceId)
  const size = errors.length + (click ? 1 : 0)
  const expected = 'with backend-crash one error event, in the trace of the click'
  const found = [`${errors.length} error events came, ${own.length} of them in the trace of the click`]
  if (own.length > 1) return { verdict: notYet('error-twice', found, expected), isCertain: true, size }
  if (own.length === 0)
    return { verdict: notYet(errors.length > 0 ? 'error-elsewhere' : 'error-missing', found, expected), size }
  const look = [...found, 'two traces for one click are right for now: chapter 04 makes them one']
  return { verdict: { result: 'pass', look }, size }
}

function browserSpans(traces: TraceDetail[]): Span[] {
  return traces.flatMap((trace) => trace.spans).filter(({ side }) => side === 'browser')
}

function clickOf(spans: Span[]): Span | undefined {
  return spans.find(({ op }) => op === browserCheckoutOp)
}
