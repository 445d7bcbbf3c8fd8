import zlib from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import {
  browserSpan,
  envelope,
  otlpLogs,
  otlpTraces,
  postEnvelope,
  readTrace,
  sendItems,
  sendLog,
  sendSpans,
  startLab,
  traceId,
} from './lab.ts'

const bytes = Buffer.from([0x0a, 0x02, 0x0a, 0x00])

async function labWithTrace(): Promise<FastifyInstance> {
  const app = await startLab()
  const replay = { replay_id: 'e'.repeat(32), trace_ids: [traceId], segment_id: 0 }
  await sendItems(
    app,
    browserSpan(),
    ['replay_event', replay],
    ['event', { message: 'é', contexts: { trace: { trace_id: traceId } } }],
  )
  await sendSpans(app, { kind: 2, parentSpanId: '000000000000000b' })
  await sendLog(app)
  return app
}

async function exported(app: FastifyInstance): Promise<Buffer> {
  const answer = await app.inject(`/api/traces/${traceId}/export`)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/gzip',
    'content-disposition': `attachment; filename="trace-${traceId}.jsonl.gz"`,
  })
  return answer.rawPayload
}

function importInto(app: FastifyInstance, payload: Buffer | string) {
  return app.inject({ method: 'POST', url: '/api/import', payload, headers: { 'content-type': 'application/gzip' } })
}

async function rawOf(app: FastifyInstance) {
  return (await app.inject(`/api/traces/${traceId}/raw`)).json()
}

test('the bodies of a trace can be read as they came, with their requests', async () => {
  const app = await labWithTrace()
  const { items } = await rawOf(app)
  expect(items.map(({ kind, project }: { kind: string; project: string }) => [kind, project])).toEqual([
    ['envelope', '1'],
    ['traces-json', null],
    ['logs-json', null],
  ])
  expect(items[2]).toMatchObject({ encoding: 'utf8', body: JSON.stringify(otlpLogs()) })
  expect(items[2].head).toMatch(/^POST \/v1\/logs\n/)
})

const itemTypes = [
  ...['session', 'check_in', 'client_report', 'profile', 'profile_chunk', 'statsd', 'attachment'],
  ...['feedback', 'user_report', 'replay_recording', 'something_new'],
]
test.each(itemTypes)('an item of type %s is taken, counted and can be read as it came', async (type) => {
  const app = await startLab()
  const payload = envelope([[type, { anything: 1 }]])
  expect((await postEnvelope(app, payload)).statusCode).toBe(200)
  expect((await app.inject('/healthz')).json()).toMatchObject({ ignored: { [type]: 1 }, damaged: {} })
  expect((await app.inject('/api/untraced')).json().items).toMatchObject([{ kind: 'envelope', body: payload }])
})

test('of bodies without a trace the last are kept, and what is in a trace is not among them', async () => {
  const app = await labWithTrace()
  for (let at = 0; at < 210; at++) await sendItems(app, ['session', { at }])
  const { items } = (await app.inject('/api/untraced?limit=1000')).json()
  expect(items).toHaveLength(200)
  expect(items[0].body).toContain('{"at":209}')
})

test('an exported trace is the same in another lab, to the byte of each body', async () => {
  const [here, there] = [await labWithTrace(), await startLab()]
  const answer = await importInto(there, await exported(here))
  expect(answer.json()).toEqual({ imported: 3, known: 0, skipped: 0 })
  expect(await rawOf(there)).toEqual(await rawOf(here))
  expect(await readTrace(there)).toEqual(await readTrace(here))
})

test('importing a trace that is here changes nothing', async () => {
  const app = await labWithTrace()
  const before = await readTrace(app)
  expect((await importInto(app, await exported(app))).json()).toEqual({ imported: 0, known: 3, skipped: 0 })
  expect(await readTrace(app)).toEqual(before)
})

test.each([
  ['OTLP traces', JSON.stringify(otlpTraces({}))],
  ['OTLP traces in gzip', zlib.gzipSync(JSON.stringify(otlpTraces({})))],
  ['an envelope', envelope([browserSpan()])],
])('a file of %s can be imported', async (_, file) => {
  const app = await startLab()
  expect((await importInto(app, file)).json()).toEqual({ imported: 1, known: 0, skipped: 0 })
  expect((await readTrace(app)).spans).toHaveLength(1)
})

test.each([
  ['nothing', ''],
  ['bytes of another kind', bytes],
  ['broken gzip', Buffer.from([0x1f, 0x8b, 0x00])],
  ['a cut export', '{"format":"checkout-trace-lab","version":1,"traceId":"a"}\n{"kind":"env'],
  [
    'a body that was received in no year',
    `{"format":"checkout-trace-lab","version":1,"traceId":"a"}\n${JSON.stringify({ kind: 'traces-json', project: null, receivedAtMs: 1e300, head: '', encoding: 'utf8', body: '{}' })}`,
  ],
  ['an export of another version', '{"format":"checkout-trace-lab","version":2}'],
  [
    'an export whose envelope is none',
    '{"format":"checkout-trace-lab","version":1,"traceId":"a"}\n{"kind":"envelope","project":"1","receivedAtMs":1,"head":"","encoding":"utf8","body":"x"}',
  ],
])('%s is refused with a reason, and nothing of it is taken', async (_, file) => {
  const app = await startLab()
  const answer = await importInto(app, file)
  expect([answer.statusCode, answer.json()]).toEqual([
    400,
    { code: 'bad_request', message: expect.stringMatching(/\w/) },
  ])
  expect((await app.inject('/healthz')).json().traces).toBe(0)
})

test('a trace that is not here has neither bodies nor a file', async () => {
  const app = await startLab()
  for (const what of ['raw', 'export']) {
    expect((await app.inject(`/api/traces/${traceId}/${what}`)).json().code).toBe('trace_not_found')
  }
})

test('pages of another origin may not import', async () => {
  const app = await startLab()
  const headers = { origin: 'http://localhost:5173' }
  expect((await app.inject({ method: 'POST', url: '/api/import', payload: '{}', headers })).statusCode).toBe(403)
})
