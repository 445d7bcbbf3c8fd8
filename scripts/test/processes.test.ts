import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { labCommand, planProcesses, type SystemPlan } from '../system/processes.ts'
import { needsCollector, routeNames } from '../system/routes.ts'
import { readSettings } from '../system/settings.ts'
import { overview } from '../system/terminal/overview.ts'

const collectorBinary = '/opt/otelcol'

function environmentsOf(plan: Partial<SystemPlan>) {
  const full: SystemPlan = { route: 'collector', environment: {}, collectorBinary, ...readSettings({}), ...plan }
  return Object.fromEntries(planProcesses(full).map(({ name, env }) => [name, env]))
}

const real = { endpoint: 'https://o1.ingest.sentry.io/api/7/integration/otlp', publicKey: 'ab'.repeat(16) }

describe('route direct', () => {
  test('the services send to the lab', () => {
    const { api, payments, collector } = environmentsOf({ route: 'direct' })
    const header = 'x-sentry-auth=sentry sentry_key=00000000000000000000000000000002'
    const toLab = {
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:8969/api/2/integration/otlp/v1/traces',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: header,
      OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: 'http://127.0.0.1:8969/api/2/integration/otlp/v1/logs',
      OTEL_EXPORTER_OTLP_LOGS_HEADERS: header,
    }
    expect(api).toMatchObject(toLab)
    expect(payments).toMatchObject(toLab)
    expect(collector).toBeUndefined()
  })

  test('the services send to Sentry when it is configured', () => {
    const { api } = environmentsOf({ route: 'direct', sentryOtlp: real })
    expect(api?.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT).toBe(`${real.endpoint}/v1/traces`)
    expect(api?.OTEL_EXPORTER_OTLP_LOGS_HEADERS).toContain(real.publicKey)
  })
})

test('the lab gets the flags of Node that its own command gives itself', () => {
  const { args, cwd } = labCommand({})
  const [command = '', ...flags] = args.toReversed()
  const own = readFileSync(join(cwd, command), 'utf8').match(/(?<=')--[\w=-]+(?=')/g)
  expect(flags.toReversed()).toEqual(own)
})

describe('route collector', () => {
  test('the services send to the Collector, with nothing that is meant for Sentry, and leave sampling to it', () => {
    const { api, collector } = environmentsOf({ sentryOtlp: real })
    expect(api).toMatchObject({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
      OTEL_EXPORTER_OTLP_HEADERS: '',
      OTEL_TRACES_SAMPLER: 'always_on',
    })
    expect(collector).toMatchObject({ SENTRY_OTLP_ENDPOINT: real.endpoint, SENTRY_OTLP_PUBLIC_KEY: real.publicKey })
  })

  test('processes are stopped so that each can still send to those behind it', () => {
    expect(Object.keys(environmentsOf({}))).toEqual(['web', 'api', 'payments', 'collector', 'lab'])
  })
})

describe('route routing', () => {
  test('the projects of the lab are one for each service and one for strangers', () => {
    const { collector } = environmentsOf({ route: 'routing' })
    expect(collector).toMatchObject({
      SENTRY_PAYMENTS_OTLP_ENDPOINT: 'http://127.0.0.1:8969/api/3/integration/otlp',
      SENTRY_DEFAULT_OTLP_ENDPOINT: 'http://127.0.0.1:8969/api/4/integration/otlp',
    })
  })

  test('with a real Sentry, nothing goes to the lab: a project that is not named is the one of the API', () => {
    const { collector } = environmentsOf({
      route: 'routing',
      sentryOtlp: real,
      environment: { SENTRY_PAYMENTS_OTLP_ENDPOINT: 'https://o1.ingest.sentry.io/api/8/integration/otlp' },
    })
    expect(collector).toMatchObject({
      SENTRY_OTLP_ENDPOINT: real.endpoint,
      SENTRY_PAYMENTS_OTLP_ENDPOINT: 'https://o1.ingest.sentry.io/api/8/integration/otlp',
      SENTRY_DEFAULT_OTLP_ENDPOINT: real.endpoint,
      SENTRY_DEFAULT_OTLP_PUBLIC_KEY: real.publicKey,
    })
  })
})

test('other ports reach everyone who has to know them', () => {
  const { ports } = readSettings({ WEB_PORT: '15173', API_PORT: '18000', LAB_PORT: '18969', PAYMENTS_PORT: '18001' })
  const { web, api, payments } = environmentsOf({ route: 'direct', ports })
  expect(web).toMatchObject({
    VITE_API_ORIGIN: 'http://localhost:18000',
    VITE_SENTRY_DSN: 'http://00000000000000000000000000000001@localhost:18969/1',
  })
  expect(api).toMatchObject({
    WEB_ORIGINS: 'http://localhost:15173,http://127.0.0.1:15173',
    PAYMENTS_ORIGIN: 'http://127.0.0.1:18001',
  })
  expect(payments?.SENTRY_DSN).toBe('http://00000000000000000000000000000003@127.0.0.1:18969/3')
})

test('a data folder takes the files of all processes', () => {
  const { api, payments, collector } = environmentsOf({ dataDir: '/tmp/run' })
  expect(api?.DATABASE_URL).toBe('file:/tmp/run/checkout.db')
  expect(payments?.PAYMENTS_DATA).toBe('/tmp/run/ledger.jsonl')
  expect(collector?.COLLECTOR_QUEUE_DIR).toBe('/tmp/run/.collector-queue')
})

test('what the user sets wins over a default of the supervisor', () => {
  const { api } = environmentsOf({
    environment: { OTEL_BSP_SCHEDULE_DELAY: '5000', OTEL_TRACES_SAMPLER: 'parentbased_always_on' },
  })
  expect(api).toMatchObject({ OTEL_BSP_SCHEDULE_DELAY: '5000', OTEL_TRACES_SAMPLER: 'parentbased_always_on' })
})

test('the overview explains a setting that cannot work, in one line', () => {
  const endpoint = 'https://o1.ingest.sentry.io/api/7/integration/otlp/v1/traces'
  const plan = { route: 'collector', environment: {}, collectorBinary, ...readSettings({}) } as const
  expect(overview(plan)).not.toContain('check:')
  expect(overview({ ...plan, sentryOtlp: { ...real, endpoint } })).toMatch(/check: SENTRY_OTLP_ENDPOINT ends in \/v1…/)
  const environment = { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }
  expect(overview({ ...plan, environment })).toMatch(/check: OTEL_EXPORTER_OTLP_ENDPOINT is port 4318/)
  const exporter = { ...plan, route: 'sentry-exporter', environment: { SENTRY_ORG: 'shop' } } as const
  expect(overview(exporter)).not.toContain('check:')
  expect(overview({ ...exporter, sentryOtlp: real })).toMatch(/check: route sentry-exporter .* wants SENTRY_AUTH_TOKEN/)
})

test('a variable of one signal does not lead past the Collector', () => {
  const { api } = environmentsOf({ environment: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://elsewhere/v1/traces' } })
  expect(api?.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT).toBe('')
})

test('without our preload the API asks no cloud where it is, and sends no metrics', () => {
  const { api } = environmentsOf({ route: 'auto' })
  expect(api).toMatchObject({ OTEL_METRICS_EXPORTER: 'none', OTEL_SERVICE_NAME: 'checkout-api' })
  expect(api?.OTEL_NODE_RESOURCE_DETECTORS).not.toMatch(/all|gcp|aws|azure|alibaba/)
})

test('every route can be planned, and each Collector file is one of collector/', () => {
  for (const route of routeNames) {
    const { args = [] } =
      planProcesses({ route, environment: {}, collectorBinary, ...readSettings({}) }).find(
        ({ name }) => name === 'collector',
      ) ?? {}
    expect(args[1] === undefined || existsSync(args[1]), route).toBe(true)
    expect(args.length > 0, route).toBe(needsCollector(route))
  }
})

test('without a Collector the overview names the one command that changes the route', () => {
  const plan: SystemPlan = { route: 'direct', environment: {}, ...readSettings({}) }
  expect(overview(plan)).toContain('npm run collector')
  expect(overview(plan)).toContain('open http://localhost:5173')
})
