import { expect, test } from 'vitest'
import { browserSpan, envelope, hexId, readTrace, sendItems, sendSpans, startLab, traceId } from './lab.ts'

test('a trace can be read as Markdown, no longer than asked for, with where it can be looked at', async () => {
  const app = await startLab()
  await sendItems(app, browserSpan())
  await sendSpans(app, { kind: 2, parentSpanId: hexId(0xb), name: 'POST /api/checkout' })
  const answer = await app.inject(`/api/traces/${traceId}/markdown`)
  expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8')
  expect(answer.body).toContain(`/t/${traceId}>`)
  expect(answer.body).toContain('## Verdict: linked')
  const spans = Array.from({ length: 200 }, (_, at) => ({ spanId: hexId(at + 100), name: 'long '.repeat(30) }))
  await sendSpans(app, ...spans)
  expect((await app.inject(`/api/traces/${traceId}/markdown?maxLength=2000`)).body.length).toBeLessThanOrEqual(2_000)
  expect((await app.inject(`/api/traces/${hexId(1)}${hexId(2)}/markdown`)).json().code).toBe('trace_not_found')
})

test('what the browser says it dropped is evidence where its span is missing', async () => {
  const app = await startLab()
  const discarded_events = [{ reason: 'ignored', category: 'span', quantity: 2 }]
  const url =
    '/api/1/envelope/?sentry_key=00000000000000000000000000000001&sentry_client=sentry.javascript.react%2F11.12.0'
  await sendSpans(app, { kind: 2, parentSpanId: hexId(0xb) })
  expect((await readTrace(app)).verdict.evidence).toHaveLength(1)
  await app.inject({ method: 'POST', url, payload: envelope([['client_report', { discarded_events }]]) })
  const { verdict } = await readTrace(app)
  expect(verdict.code).toBe('broken-parent-never-sent')
  expect(verdict.evidence).toContainEqual({
    type: 'client_report',
    text: 'The browser dropped 2 spans: ignored.',
    spanId: null,
  })
})
