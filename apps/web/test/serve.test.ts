import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '../vite/security-headers.ts'

test('a bad environment lists every problem at once and ends with 1', () => {
  const run = serve({
    WEB_PORT: 'many',
    VITE_API_ORIGIN: 'http://localhost:8000/api',
    VITE_SENTRY_DSN: 'no address',
  })
  expect(run.status).toBe(1)
  expect(run.stderr).toContain('WEB_PORT')
  expect(run.stderr).toContain('VITE_API_ORIGIN')
  expect(run.stderr).toContain('VITE_SENTRY_DSN')
})

test('the page may reach the API, the lab and the intake, and nobody else', () => {
  const policy = contentSecurityPolicy({
    apiOrigin: 'https://api.example',
    labOrigin: 'http://localhost:8969',
    sentryDsn: 'https://key@o1.ingest.example/7',
    environment: 'test',
  })
  expect(policy).toContain("connect-src 'self' https://api.example http://localhost:8969 https://o1.ingest.example;")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain('worker-src blob:')
  expect(policy).not.toContain('unsafe')
})

function serve(environment: Record<string, string>) {
  return spawnSync(process.execPath, ['serve.ts'], {
    cwd: `${import.meta.dirname}/..`,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    timeout: 30_000,
  })
}
