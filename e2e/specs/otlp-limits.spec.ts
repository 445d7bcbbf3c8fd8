import { sendOtlp } from '../fixtures/otlp-client.ts'
import { expect, test } from '../fixtures/test.ts'

const resource = { 'service.name': 'till' }
const otlp = '/api/2/integration/otlp'
const headers = {
  'content-type': 'application/json',
  'x-sentry-auth': 'sentry sentry_key=00000000000000000000000000000002',
}

type View = { stored: Record<string, unknown> | null; changes: { rule: string; field: string }[] }

test('a span event is dropped, and the lab says by which rule', async ({ lab }) => {
  const events = [{ timeUnixNano: '1795228035300000000', name: 'stock was low' }]
  const { stored, changes } = await storedSpan(lab.origin, { events })
  expect(JSON.stringify(stored)).not.toContain('stock was low')
  expect(changes).toContainEqual(expect.objectContaining({ rule: 'events.dropped', field: 'events' }))
})

test('a span link is kept, to be looked at', async ({ lab }) => {
  const links = [{ traceId: 'ab'.repeat(16), spanId: 'cd'.repeat(8) }]
  const { stored } = await storedSpan(lab.origin, { links })
  expect(stored?.links).toEqual([expect.objectContaining({ trace_id: 'ab'.repeat(16), span_id: 'cd'.repeat(8) })])
})

test('an array attribute is kept, to be looked at, of a span and of a log', async ({ lab }) => {
  const attributes = { tags: ['new', 'sale'] }
  const { stored } = await storedSpan(lab.origin, { attributes })
  expect(JSON.stringify(stored?.attributes)).toContain('["new","sale"]')

  const traceId = await sendOtlp(lab.origin, { resource, logs: [{ body: 'counted', attributes }] })
  await lab.traceWhere(traceId, ({ logs }) => expect(logs[0]?.attributes.tags).toEqual(['new', 'sale']))
})

test('metrics are not taken', async ({ lab }) => {
  const body = JSON.stringify({ resourceMetrics: [] })
  const { status } = await fetch(`${lab.origin}${otlp}/v1/metrics`, { method: 'POST', headers, body })
  expect(status).toBe(404)
  expect(await lab.problems()).toContainEqual(expect.objectContaining({ status: 404, project: '2' }))
})

test('an endpoint belongs to one project: without one, or by the old path, nothing is taken', async ({ lab }) => {
  for (const path of ['/api/integration/otlp/v1/traces', '/api/otlp/v1/traces', '/api/2/otlp/v1/traces']) {
    const { status } = await fetch(`${lab.origin}${path}`, { method: 'POST', headers, body: '{"resourceSpans":[]}' })
    expect(status, path).toBe(404)
  }
})

/** What Sentry would store of a span with these fields. */
async function storedSpan(lab: string, fields: object): Promise<View> {
  const spanId = 'ef'.repeat(8)
  const traceId = await sendOtlp(lab, { resource, spans: [{ name: 'count', spanId, ...fields }] })
  const answer = await fetch(`${lab}/api/traces/${traceId}/spans/${spanId}/sentry`)
  return (await answer.json()) as View
}
