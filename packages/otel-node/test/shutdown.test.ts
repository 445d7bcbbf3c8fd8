import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startProbe } from './probe.ts'
import { startReceiver } from './receiver.ts'

// Three seconds, and what a busy machine may add; without the bound it is eight or more.
const boundMs = 4_500

vi.setConfig({ testTimeout: 20_000 })

async function receiverThat(statusOf?: (path: string) => number) {
  const receiver = await startReceiver(statusOf)
  onTestFinished(receiver.close)
  return receiver
}

/** Takes connections and never answers. */
async function startSilentServer(): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => void sockets.add(socket.on('error', () => {}))).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('SIGTERM right after requests loses no span and no log line', async () => {
  const receiver = await receiverThat()
  const probe = await startProbe(receiver.endpoint, {
    OTEL_BSP_SCHEDULE_DELAY: '60000',
    OTEL_BLRP_SCHEDULE_DELAY: '60000',
  })
  await Promise.all(Array.from({ length: 300 }, () => probe.request('/work')))
  const { code, stderr } = await probe.stop()
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(receiver.spans).toHaveLength(900)
  expect(receiver.logs.filter(({ body }) => body.stringValue === 'inside the step')).toHaveLength(300)
})

test('logs are still sent when the receiver refuses the spans', async () => {
  let logRequests = 0
  const receiver = await receiverThat((path) => {
    if (path === '/v1/traces') return 400
    logRequests += 1
    return logRequests === 1 ? 503 : 200
  })
  const probe = await startProbe(receiver.endpoint, {
    OTEL_BSP_SCHEDULE_DELAY: '60000',
    OTEL_BLRP_SCHEDULE_DELAY: '60000',
  })
  await probe.request('/work')
  await probe.stop()
  expect(receiver.logs.map(({ body }) => body.stringValue)).toContain('inside the step')
})

test('a service exits cleanly within the bound when the receiver is gone, never answers or answers 503', async () => {
  const gone = await startReceiver()
  gone.close()
  const endpoints = [gone.endpoint, await startSilentServer(), (await receiverThat(() => 503)).endpoint]
  const ends = await Promise.all(
    endpoints.map(async (endpoint) => {
      const probe = await startProbe(endpoint)
      await probe.request('/work')
      return probe.stop()
    }),
  )
  for (const { code, durationMs, stderr } of ends) {
    expect(code).toBe(0)
    expect(durationMs).toBeLessThan(boundMs)
    expect(stderr).toContain('telemetry was not sent completely')
  }
})

test('with OTEL_SDK_DISABLED nothing is sent and the service works', async () => {
  const receiver = await receiverThat()
  const probe = await startProbe(receiver.endpoint, { OTEL_SDK_DISABLED: 'true' })
  expect(await probe.request('/work')).toBe(200)
  expect(await probe.request('/fails')).toBe(409)
  expect((await probe.stop()).code).toBe(0)
  expect([receiver.spans, receiver.logs]).toEqual([[], []])
})
