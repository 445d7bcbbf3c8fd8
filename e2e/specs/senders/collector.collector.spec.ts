import { expect, test } from '@playwright/test'
import { labAt } from '../../fixtures/lab.ts'
import { startOwnCollector } from '../../fixtures/own-collector.ts'
import { startOwnLab } from '../../fixtures/own-lab.ts'

const traceId = '0af7651916cd43dd8448eb211c80319c'

const span = {
  ...{ traceId, spanId: 'b7ad6b7169203331', name: 'checkout', kind: 2 },
  ...{ startTimeUnixNano: '1795228035286000000', endTimeUnixNano: '1795228035336000000' },
}
const log = { traceId, timeUnixNano: '1795228035300000000', body: { stringValue: 'checkout.started' } }

test('the Collector is received with gzip, with zstd and over gRPC, without a problem', async () => {
  const lab = await startOwnLab()
  const endpoint = `${lab.origin}/api/2/integration/otlp`
  const headers = { 'x-sentry-auth': 'sentry sentry_key=00000000000000000000000000000002' }
  const collector = await startOwnCollector({
    'otlp_http/gzip': { endpoint, headers },
    'otlp_http/zstd': { endpoint, headers, compression: 'zstd' },
    otlp_grpc: { endpoint: lab.grpc, tls: { insecure: true } },
  })
  await send(`${collector.http}/v1/traces`, { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] })
  await send(`${collector.http}/v1/logs`, { resourceLogs: [{ scopeLogs: [{ logRecords: [log] }] }] })

  await expect
    .poll(() => waysOf(lab.origin))
    .toEqual([
      ...['logs-protobuf grpc', 'logs-protobuf gzip', 'logs-protobuf zstd'],
      ...['traces-protobuf grpc', 'traces-protobuf gzip', 'traces-protobuf zstd'],
    ])
  const trace = await labAt(lab.origin).trace(traceId)
  expect(trace?.spans).toMatchObject([{ name: 'checkout', kind: 'server', source: 'otlp' }])
  expect((await (await fetch(`${lab.origin}/api/problems`)).json()).problems).toEqual([])
  await collector.stop()
  await lab.stop()
})

async function send(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  expect((await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status).toBe(200)
}

/** Kind and encoding of every body of the trace. */
async function waysOf(origin: string): Promise<string[]> {
  const answer = await fetch(`${origin}/api/traces/${traceId}/raw`)
  const { items = [] } = (await answer.json()) as { items?: { kind: string; head: string }[] }
  return items.map(({ kind, head }) => `${kind} ${/^content-encoding: (\w+)$/im.exec(head)?.[1] ?? 'grpc'}`).toSorted()
}
