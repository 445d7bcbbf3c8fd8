import { serviceNames } from '@checkout/contract/telemetry'
import { orphansOf } from '../../fixtures/lab.ts'
import { sendOtlp } from '../../fixtures/otlp-client.ts'
import { expect, test } from '../../fixtures/test.ts'

const secrets = {
  card: '4111111111111111',
  'card in groups': '5555 5555 5555 4444',
  'card as a number': '378282246310005',
  'e-mail address': 'ada.lovelace+shop@mail.example.com',
  password: 'correct-horse',
  'bearer token': 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0.c2ln',
  'auth token of Sentry': 'sntrys_eyJpYXQiOjE3MzI',
}

test('no secret that a client sends reaches the lab, whichever field it is in', async ({ system, lab }) => {
  const everywhere = Object.values(secrets)
    .filter((secret) => secret !== secrets.password && secret !== secrets['bearer token'])
    .join(', ')
  const attributes = {
    note: `paid with ${everywhere}`,
    'http.request.header.authorization': `Bearer ${secrets['bearer token']}`,
    'http.request.header.cookie': `session=${secrets.password}`,
    'db.password': secrets.password,
    'card.number': Number(secrets['card as a number']),
    said: `authorization was Bearer ${secrets['bearer token']}`,
  }
  const traceId = await sendOtlp(system.origins.collector ?? '', {
    resource: { 'service.name': 'till', 'process.command_args': `--password=${secrets.password}`, contact: everywhere },
    spans: [
      {
        name: `charge ${everywhere}`,
        attributes,
        status: { code: 2, message: `${everywhere} declined, Bearer ${secrets['bearer token']}` },
        events: [
          {
            timeUnixNano: '1',
            name: 'exception',
            attributes: [{ key: 'exception.message', value: { stringValue: everywhere } }],
          },
        ],
      },
    ],
    logs: [{ body: `charged ${everywhere}`, attributes }],
  })
  const trace = await lab.traceWhere(traceId, ({ spans, logs }) => expect([spans.length, logs.length]).toEqual([1, 1]))
  const received = JSON.stringify(trace)
  for (const [kind, secret] of Object.entries(secrets)) expect(received, kind).not.toContain(secret)
  expect(trace.logs[0]?.body).toContain('charged ****')
  expect(trace.spans[0]?.attributes['resource.deployment.environment.name']).toBe('local')
})

test('what is no secret arrives as it was', async ({ system, lab }) => {
  const attributes = {
    'order.id': '20261125225500',
    'url.full': 'http://localhost:8000/api/checkout',
    'card.last4': '4444',
    'http.request.header.baggage': ['sentry-sample_rand=0.4111111111111111,sentry-sample_rate=1'],
  }
  const traceId = await sendOtlp(system.origins.collector ?? '', {
    resource: { 'service.name': 'till' },
    spans: [{ name: 'charge', attributes }],
    logs: [{ body: 'order 20261125225500 charged 1512 cents', attributes }],
  })
  const trace = await lab.traceWhere(traceId, ({ spans, logs }) => expect([spans.length, logs.length]).toEqual([1, 1]))
  expect(trace.spans[0]?.attributes).toMatchObject(attributes)
  expect(trace.logs[0]).toMatchObject({ body: 'order 20261125225500 charged 1512 cents', attributes })
})

test('noise is gone, and every other span still has its parent, up to the browser', async ({ shop, lab }) => {
  const { traceId } = await shop.checkOut('normal')
  const trace = await lab.traceWhere(traceId, ({ verdict, spans }) => {
    expect(verdict.linked, verdict.message).toBe(true)
    expect(spans.filter(({ kind }) => kind === 'server')).toHaveLength(2)
  })
  expect(orphansOf(trace).map(({ name }) => name)).toEqual([])
  const queries = trace.spans.map((span) => String(span.attributes['db.query.text'] ?? '')).filter(Boolean)
  expect(queries.some((query) => query.startsWith('INSERT'))).toBe(true)
  expect(queries.filter((query) => /^(BEGIN|COMMIT|ROLLBACK)/.test(query))).toEqual([])
  const service = trace.spans.find((span) => span.service === serviceNames.api)
  expect(Object.keys(service?.attributes ?? {})).not.toContain('resource.process.command_args')
})

test('a log below INFO is dropped', async ({ system, lab }) => {
  const traceId = await sendOtlp(system.origins.collector ?? '', {
    resource: { 'service.name': 'till' },
    logs: [
      { body: 'a detail', severityNumber: 5 },
      { body: 'a fact', severityNumber: 9 },
      { body: 'no severity', severityNumber: 0 },
    ],
  })
  const trace = await lab.traceWhere(traceId, ({ logs }) => expect(logs.length).toBeGreaterThan(0))
  expect(trace.logs.map(({ body }) => body).toSorted()).toEqual(['a fact', 'no severity'])
})
