import { settingsProblems } from '@checkout/otel-node/settings'
import { describe, expect, test } from 'vitest'
import { startProbe } from './probe.ts'
import { startReceiver } from './receiver.ts'

const key = 'ab'.repeat(16)
const traces = 'https://o1.ingest.sentry.io/api/2/integration/otlp/v1/traces'
const good = {
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: traces,
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: `x-sentry-auth=sentry sentry_key=${key}`,
}

test.each([
  ['Sentry, each signal by itself', good],
  [
    'Sentry, both at once',
    {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://o1.ingest.sentry.io/api/2/integration/otlp',
      OTEL_EXPORTER_OTLP_HEADERS: `x-sentry-auth=sentry sentry_key=${key}`,
    },
  ],
  ['a Collector', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_EXPORTER_OTLP_HEADERS: '' }],
  [
    'a Collector over gRPC',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
  ],
  ['nothing set', {}],
  ['telemetry switched off', { OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: 'nonsense' }],
])('nothing is said about settings that work: %s', (_name, env) => {
  expect(settingsProblems(env)).toEqual([])
})

describe('a header that does not arrive as it is meant (F6, F7, F27)', () => {
  test.each([
    ['split at its comma', `x-sentry-auth=Sentry sentry_version=7, sentry_key=${key}`],
    ['a colon after the header', `x-sentry-auth: sentry sentry_key=${key}`],
    ['quotes around it', `"x-sentry-auth=sentry sentry_key=${key}"`],
    ['cut off at its semicolon', `x-sentry-auth=sentry; sentry_key=${key}`],
    ['holds an auth token', 'authorization=Bearer sntrys_eyJpYXQi'],
    ['has no x-sentry-auth', 'x-api-key=1'],
    ['the variable that it was made from is not set', 'x-sentry-auth=sentry sentry_key='],
    ['nothing put a value in its place', `x-sentry-auth=sentry sentry_key=${'$'}{SENTRY_KEY}`],
    ['not 32 hexadecimal digits', 'x-sentry-auth=sentry sentry_key=public'],
    ['has no sentry_key', 'x-sentry-auth=sentry'],
  ])('%s', (says, headers) => {
    const problems = settingsProblems({ ...good, OTEL_EXPORTER_OTLP_TRACES_HEADERS: headers })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('OTEL_EXPORTER_OTLP_TRACES_HEADERS')
    expect(problems[0]).toContain(says)
  })
})

describe('an endpoint that leads elsewhere (F8, F9, F11)', () => {
  const base = 'https://o1.ingest.sentry.io'
  test.each([
    ['has the old path', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${base}/api/2/otlp/v1/traces` }],
    ['names no project', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${base}/api/integration/otlp/v1/traces` }],
    ['names no project', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://sentry.io/api/otlp/v1/traces' }],
    ['does not end in /v1/traces', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${base}/api/2/integration/otlp` }],
    ['does not end in /v1/logs', { OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: 'http://127.0.0.1:4318' }],
    [
      '/v1/traces/v1/logs',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/v1/traces', OTEL_TRACES_EXPORTER: 'none' },
    ],
    ['/v1/v1/traces', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/v1', OTEL_LOGS_EXPORTER: 'none' }],
    ['take port 4318', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4317' }],
    ['take port 4317', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }],
    [
      'Sentry does not take',
      { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: traces, OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'grpc' },
    ],
    ['is no URL', { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector', OTEL_LOGS_EXPORTER: 'none' }],
  ])('%s', (says, env) => {
    const headers = { OTEL_EXPORTER_OTLP_TRACES_HEADERS: good.OTEL_EXPORTER_OTLP_TRACES_HEADERS }
    const isSentry = Object.values(env).some((value) => value.includes('sentry.io'))
    const problems = settingsProblems({ ...env, ...(isSentry && headers) })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(says)
  })
})

test('in a container of its own, a service that sends to localhost is told whom to name instead (F10)', () => {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' }
  expect(settingsProblems(env, { isAloneInContainer: true })).toEqual([expect.stringContaining('0.0.0.0')])
  expect(
    settingsProblems({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }, { isAloneInContainer: true }),
  ).toEqual([])
})

test('a service with a mistake in its settings says so in one line, and serves all the same', async () => {
  const receiver = await startReceiver()
  const probe = await startProbe(receiver.endpoint, {
    OTEL_EXPORTER_OTLP_HEADERS: `x-sentry-auth=Sentry sentry_version=7, sentry_key=${key}`,
  })
  expect(await probe.request('/work')).toBe(200)
  const { stderr } = await probe.stop()
  expect(stderr.match(/^telemetry: .*$/gm)).toEqual([expect.stringContaining('split at its comma')])
  receiver.close()
})
