import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { key, listTraces, readTrace, startLab } from './lab.ts'

const program = fileURLToPath(new URL('senders/sentry-node.ts', import.meta.url))

async function listen(app: FastifyInstance): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

async function send(args: string[], env: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env }, stdio: 'inherit' })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  expect(await once(child, 'exit')).toEqual([0, null])
}

/** Everything the program sent stands in one trace, and nothing was odd. */
async function expectAll(app: FastifyInstance): Promise<void> {
  await vi.waitFor(async () => {
    const found = (await listTraces(app)).find(({ errorCount }: { errorCount: number }) => errorCount > 0)
    const trace = await readTrace(app, found?.traceId)
    expect(trace.spans.map(({ name }: { name: string }) => name).toSorted()).toEqual(['charge', 'settle'])
    expect(trace.logs).toMatchObject([{ body: 'the card reader is slow', severity: 'warn' }])
    expect(trace.errors).toMatchObject([{ type: 'TypeError', value: 'card reader is gone' }])
  })
  expect((await app.inject('/api/problems')).json().problems).toEqual([])
}

test.each(['stream', 'static'])('@sentry/node in its %s mode is received without a problem', async (lifecycle) => {
  const app = await startLab()
  await send([lifecycle, `http://${key}@${await listen(app)}/3`])
  await expectAll(app)
  expect((await app.inject('/healthz')).json().ignored).toMatchObject({ feedback: 1, check_in: 1 })
})

test('SENTRY_SPOTLIGHT makes @sentry/node send here, without a DSN', async () => {
  const app = await startLab()
  await send(['stream'], { SENTRY_SPOTLIGHT: `http://${await listen(app)}/stream` })
  await expectAll(app)
})
