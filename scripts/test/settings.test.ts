import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { userEnvironment } from '../system/environment.ts'
import { readSettings } from '../system/settings.ts'

afterEach(() => vi.unstubAllEnvs())

test('without any variable the ports are those of the documentation', () => {
  expect(readSettings({}).ports).toMatchObject({ web: 5173, api: 8000, payments: 8001, lab: 8969, otlpHttp: 4318 })
})

test('every bad value is named in one message', () => {
  const read = () => readSettings({ WEB_PORT: 'eighty', API_PORT: '70000', SENTRY_OTLP_ENDPOINT: 'sentry.io' })
  expect(read).toThrow(/WEB_PORT[\s\S]*API_PORT|API_PORT[\s\S]*WEB_PORT/)
  expect(read).toThrow(/SENTRY_OTLP_ENDPOINT/)
})

test('one port for two processes is refused', () => {
  expect(() => readSettings({ API_PORT: '8001' })).toThrow(/API_PORT=8001, PAYMENTS_PORT=8001/)
})

test('an endpoint of Sentry without its key is refused', () => {
  const SENTRY_OTLP_ENDPOINT = 'https://o1.ingest.sentry.io/api/2/integration/otlp'
  expect(() => readSettings({ SENTRY_OTLP_ENDPOINT })).toThrow(/belong together/)
})

test('an empty value in .env leaves the default, and the shell wins over the file', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'dot-env-')), '.env')
  writeFileSync(path, 'VITE_SENTRY_DSN=\nAPI_PORT=8100\nWEB_PORT=5200\n')
  vi.stubEnv('WEB_PORT', '5300')
  const environment = userEnvironment(path)
  expect(environment).toMatchObject({ API_PORT: '8100', WEB_PORT: '5300' })
  expect(environment).not.toHaveProperty('VITE_SENTRY_DSN')
})
