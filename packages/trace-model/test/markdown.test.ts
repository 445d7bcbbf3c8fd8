import { expect, test } from 'vitest'
import { atOnce, diagnosisSteps, joinSteps } from '../src/index.ts'
import { markdownSteps } from '../src/markdown/trace-markdown.ts'
import type { ErrorEvent, Log, Span, TraceDetail } from '../src/model.ts'
import { log as anyLog, span as anySpan, errorEvent, inBrowser, traceId } from './records.ts'

const startTimeMs = 1_795_228_035_000

function span(spanId: string, parentSpanId: string | null, change: Partial<Span> = {}): Span {
  return anySpan({ spanId, parentSpanId, name: spanId, startTimeMs, ...change })
}

const click = span('click', null, { ...inBrowser, name: 'Run checkout scenario', op: 'ui.checkout', durationMs: 1_500 })
const request = span('request', 'click', {
  ...inBrowser,
  name: 'POST /api/checkout',
  op: 'http.client',
  durationMs: 1_400,
})
const handler = span('handler', 'request', {
  kind: 'server',
  name: 'POST /api/checkout',
  op: 'http.server',
  status: 'error',
  startTimeMs: 1_795_228_035_020,
  durationMs: 1_200.25,
})

const log = anyLog({ spanId: 'handler', timeMs: 1_795_228_035_100, severity: 'error', body: 'checkout.failed' })

const frame = { module: null, inApp: true, debugId: null, preContext: [], contextLine: null, postContext: [] }
const thrown = errorEvent({
  spanId: 'request',
  timeMs: 1_795_228_036_000,
  type: 'CheckoutError',
  value: 'The checkout failed with status 500',
  exceptions: [
    {
      type: 'CheckoutError',
      value: 'The checkout failed with status 500',
      mechanism: null,
      handled: true,
      frames: [{ ...frame, function: 'pay', filename: 'assets/index.js', lineno: 1, colno: 4_711 }],
    },
    { type: 'TypeError', value: 'gone', mechanism: null, handled: true, frames: [] },
  ],
})

function markdownOf(...trace: Parameters<typeof markdownSteps>): string {
  return atOnce(markdownSteps(...trace))
}

function detail(spans: Span[], logs: Log[] = [], errors: ErrorEvent[] = []): TraceDetail {
  const records = { traceId, spans, logs, errors, metrics: [], replays: [] }
  return {
    ...records,
    ...atOnce(joinSteps(spans)),
    duplicateSpans: 0,
    verdict: atOnce(diagnosisSteps(records)).verdict,
  }
}

test('a trace is told by its verdict, its errors, its tree with durations and its logs', () => {
  const text = markdownOf(detail([click, request, handler], [log], [thrown]), { url: 'http://localhost:8969/t/x' })
  expect(text).toBe(`# Run checkout scenario

- Trace \`${traceId}\`, linked, 1.50 s
- Began 2026-11-21T02:27:15.000Z
- Services: checkout-web, checkout-api
- Operation: ui.checkout
- <http://localhost:8969/t/x>

## Verdict: linked

checkout-api continued POST /api/checkout of checkout-web: 2 services, one trace id.

\`\`\`text
span: POST /api/checkout of checkout-web, parent click (span request)
span: POST /api/checkout of checkout-api, parent request (span handler)
\`\`\`

## 1 error

\`\`\`text
CheckoutError: The checkout failed with status 500  [checkout-web] in POST /api/checkout
    at pay (assets/index.js:1:4711)
  caused by TypeError: gone
\`\`\`

## 3 spans

\`\`\`text
Run checkout scenario  ui.checkout  [checkout-web]  1.50 s at +0.0 ms
  POST /api/checkout  http.client  [checkout-web]  1.40 s at +0.0 ms  ERROR
    POST /api/checkout  http.server  [checkout-api]  1.20 s at +20.0 ms  ERROR
\`\`\`

## 1 log

\`\`\`text
+100.0 ms  ERROR  [checkout-api]  checkout.failed
\`\`\`
`)
})

test('what is wrong with a trace stands with what to check, and with what is missing', () => {
  const text = markdownOf(detail([handler]))
  expect(text).toContain('## Verdict: broken-parent-never-sent')
  expect(text).toContain('Check that the browser')
  expect(text).toContain('(missing parent request)')
  expect(text).toContain('- Nobody sent span `request`, the parent of 1.')
})

test('of a large trace what failed and what took longest is kept, with all that it stands below, and the rest is counted', () => {
  const many = Array.from({ length: 5_000 }, (_, at) => span(`s${at}`, 'handler', { durationMs: at / 10_000 }))
  const failed = span('failed', 's7', { status: 'error', durationMs: 0, name: 'the one that failed' })
  const slow = span('slow', 'handler', { durationMs: 900, name: 'the slow one' })
  const text = markdownOf(detail([click, request, handler, ...many, failed, slow]))
  expect(text).toContain('the one that failed')
  expect(text).toMatch(/\n {6}s7 /)
  expect(text).toContain('the slow one')
  expect(text).toMatch(/… \d+ spans left out/)
  expect(text.split('\n').length).toBeLessThan(300)
})

test('a chain of 10,000 spans, long names and many logs stay within the length that is asked for', () => {
  const chain = Array.from({ length: 10_000 }, (_, at) =>
    span(`c${at}`, at === 0 ? null : `c${at - 1}`, { name: `${'x'.repeat(5_000)}\n\`\`\`\n# no heading` }),
  )
  const logs = Array.from({ length: 500 }, () => ({ ...log, body: 'y'.repeat(10_000) }))
  for (const maxLength of [1_000, 24_000]) {
    const text = markdownOf(detail(chain, logs, [thrown]), { maxLength })
    expect(text.length).toBeLessThanOrEqual(maxLength)
    expect(text).not.toMatch(/^# no heading/m)
    expect(text.match(/^```/gm)?.length ?? 0).toBeGreaterThan(0)
  }
})

test('a trace of logs alone is told as well', () => {
  expect(markdownOf(detail([], [log]))).toContain('Only logs arrived with this trace id.')
})
