import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { orderAt } from '../../fixtures/order.ts'
import { expect, test } from '../../fixtures/test.ts'

test('both signals come with the whole header, from variables alone', async ({ system, lab }) => {
  const { traceId } = await orderAt(system.origins.api)
  await lab.traceWhere(traceId, ({ spans, logs }) => {
    expect(spans.filter(({ kind }) => kind === 'server')).toHaveLength(2)
    expect(logs.filter(({ body }) => body === 'request completed')).toHaveLength(2)
  })
  const deliveries = await lab.deliveries(traceId)
  expect(deliveries.some(({ spans }) => spans.length > 0)).toBe(true)
  expect(deliveries.some(({ logs }) => logs.length > 0)).toBe(true)
  for (const { head, spans } of deliveries) {
    const signal = spans.length > 0 ? 'traces' : 'logs'
    expect(head).toContain(`POST /api/2/integration/otlp/v1/${signal}\n`)
    expect(head.toLowerCase()).toContain('x-sentry-auth: sentry sentry_key=00000000000000000000000000000002')
  }
})

test('the same said in code arrives, with a header that no variable could hold', async ({ system, lab }) => {
  const { port } = new URL(system.origins.lab)
  const env = { SENTRY_DSN: `http://00000000000000000000000000000002@127.0.0.1:${port}/2` }
  const cwd = join(import.meta.dirname, '../../../examples')
  const { stdout } = await promisify(execFile)(process.execPath, ['direct-in-code.ts'], { cwd, env })
  const traceId = stdout.trim()

  const trace = await lab.traceWhere(traceId, ({ spans, logs }) => expect([spans.length, logs.length]).toEqual([1, 1]))
  expect(trace.spans[0]).toMatchObject({ name: 'count the stock', service: 'direct-in-code' })
  expect(trace.logs[0]).toMatchObject({ body: 'stock.counted', spanId: trace.spans[0]?.spanId })
  for (const { head } of await lab.deliveries(traceId)) {
    expect(head.toLowerCase()).toContain('sentry sentry_version=7, sentry_key=00000000000000000000000000000002')
  }
})
