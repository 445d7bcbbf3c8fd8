import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { createInbox } from '../src/inbox/inbox.ts'
import { ErrorList, LogList, MetricList } from '../src/read/schemas/schemas.ts'
import { browserSpan, hexId, postOtlp, sendItems, sendLog, sendSpans, startLab, traceId } from './lab.ts'

const other = 'f'.repeat(32)

function postLogs(app: FastifyInstance, ...logs: object[]) {
  const scopeLogs = [{ logRecords: logs }]
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'checkout-api' } }] }
  return postOtlp(app, { resourceLogs: [{ resource, scopeLogs }] }, '/v1/logs')
}

function otlpLog(second: number, body: string, change: object = {}) {
  return { traceId, timeUnixNano: `${second}000000000`, body: { stringValue: body }, ...change }
}

function browserLog(second: number, body: string) {
  return { timestamp: second, level: 'warn', body, trace_id: other, attributes: {} }
}

async function bodiesOf(app: FastifyInstance, query = ''): Promise<string[]> {
  const list = LogList.parse((await app.inject(`/api/logs?${query}`)).json())
  return list.logs.map(({ body }) => body)
}

/** Two bodies that overlap in time, and a log that stands in no trace. */
async function labWithLogs(): Promise<FastifyInstance> {
  const app = await startLab()
  const attributes = [{ key: 'order.id', value: { stringValue: 'A-17' } }]
  const failed = otlpLog(40, 'checkout.failed', { severityNumber: 17, attributes })
  await postLogs(app, otlpLog(10, 'checkout.started', { spanId: hexId(7) }), failed)
  await sendItems(app, ['log', { version: 2, items: [browserLog(30, 'slow'), browserLog(20, 'cart')] }])
  await postLogs(app, otlpLog(5, 'listening', { traceId: '' }))
  return app
}

test('logs of all traces stand newest first, each with the span to jump to', async () => {
  const app = await labWithLogs()
  expect(await bodiesOf(app)).toEqual(['checkout.failed', 'slow', 'cart', 'checkout.started', 'listening'])
  const { logs } = (await app.inject('/api/logs?text=started')).json()
  expect(logs).toMatchObject([{ traceId, spanId: hexId(7), timeMs: 10_000 }])
})

test.each([
  ['service=checkout-web', ['slow', 'cart']],
  ['severity=warn', ['checkout.failed', 'slow', 'cart']],
  ['severity=error', ['checkout.failed']],
  ['text=CHECKOUT', ['checkout.failed', 'slow', 'cart', 'checkout.started', 'listening']],
  ['text=a-17%20failed', ['checkout.failed']],
  ['since=20000', ['checkout.failed', 'slow', 'cart']],
  [`traceId=${other.toUpperCase()}`, ['slow', 'cart']],
  ['limit=2', ['checkout.failed', 'slow']],
])('logs asked for by %s are %j', async (query, bodies) => {
  expect(await bodiesOf(await labWithLogs(), query)).toEqual(bodies)
})

test('a cursor leads through all logs, each once, though many share a moment and more arrive meanwhile', async () => {
  const app = await startLab()
  const names = Array.from({ length: 40 }, (_, at) => `log ${at}`)
  for (let at = 0; at < names.length; at += 4) {
    await postLogs(app, ...names.slice(at, at + 4).map((name, which) => otlpLog(10 + (which % 2), name)))
  }
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const answer = await app.inject(`/api/logs?limit=7${cursor ? `&cursor=${cursor}` : ''}`)
    const { logs, nextCursor } = LogList.parse(answer.json())
    seen.push(...logs.map(({ body }) => body))
    await postLogs(app, otlpLog(99, 'late'))
    cursor = nextCursor
  } while (cursor)
  expect(seen.toSorted()).toEqual(names.toSorted())
})

test('the newest log comes first although its body was the first to arrive', async () => {
  const app = await startLab()
  await postLogs(app, otlpLog(1, 'old'), otlpLog(900, 'newest'))
  for (let at = 0; at < 300; at++) await postLogs(app, otlpLog(100 + at, `log ${at}`))
  expect(await bodiesOf(app, 'limit=2')).toEqual(['newest', 'log 299'])
})

test('logs go with the trace that is evicted, though their body stays for another trace', async () => {
  const app = await startLab({ inbox: createInbox({ budget: { records: 2 } }) })
  await postLogs(app, otlpLog(1, 'first'), otlpLog(2, 'second', { traceId: other }))
  await sendSpans(app, { traceId: other })
  expect(await bodiesOf(app)).toEqual(['second'])
  await postLogs(app, otlpLog(3, 'first again'))
  expect(await bodiesOf(app)).not.toContain('first')
})

test('errors across traces carry the stack they were thrown with', async () => {
  const app = await startLab()
  const frames = [{ filename: 'http://localhost:5173/assets/index-abc.js', function: 'pay', lineno: 1, colno: 2 }]
  const thrown = { exception: { values: [{ type: 'TypeError', value: 'gone', stacktrace: { frames } }] } }
  const contexts = (id: string) => ({ contexts: { trace: { trace_id: id, span_id: hexId(9) } } })
  await sendItems(app, ['event', { timestamp: 10, ...thrown, ...contexts(traceId) }])
  await sendItems(app, ['event', { timestamp: 20, message: 'hello', ...contexts(other) }])
  const list = (await app.inject('/api/errors')).json()
  expect(ErrorList.parse(list)).toEqual(list)
  expect(list.errors).toMatchObject([
    { traceId: other, type: 'message', value: 'hello', exceptions: [] },
    {
      traceId,
      spanId: hexId(9),
      type: 'TypeError',
      exceptions: [{ frames: [{ function: 'pay', lineno: 1, colno: 2 }] }],
    },
  ])
  expect((await app.inject('/api/errors?text=typeerror')).json().errors).toHaveLength(1)
})

test('metrics are kept in their trace and listed across traces', async () => {
  const app = await startLab()
  const metric = { timestamp: 10, trace_id: traceId, name: 'checkout.clicks', type: 'counter', value: 1 }
  await sendItems(app, browserSpan(), ['trace_metric', { version: 2, items: [metric] }])
  const list = (await app.inject('/api/metrics')).json()
  expect(MetricList.parse(list)).toEqual(list)
  expect(list.metrics).toMatchObject([{ traceId, name: 'checkout.clicks', value: 1, service: 'checkout-web' }])
  expect((await app.inject(`/api/traces/${traceId}`)).json().metrics).toEqual(list.metrics)
})

test('a clear empties the lists of logs and errors', async () => {
  const app = await labWithLogs()
  await app.inject({ method: 'DELETE', url: '/api/traces' })
  expect(await bodiesOf(app)).toEqual([])
  await sendLog(app)
  expect(await bodiesOf(app)).toEqual(['checkout.started'])
})
