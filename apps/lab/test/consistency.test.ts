import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hexId, otlpLogs, otlpTraces } from './lab.ts'
import { listening, startProcess } from './lab-process.ts'

const ways = ['in memory', 'with --data'] as const

async function startLab(way: (typeof ways)[number]): Promise<string> {
  if (way === 'in memory') return listening(startProcess())
  const dir = mkdtempSync(join(tmpdir(), 'lab-data-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return listening(startProcess({ args: ['--data', dir] }))
}

const idOf = (at: number) => (at + 1).toString(16).padStart(32, '0')

function send(origin: string, traceId: string, spans = 1): Promise<Response> {
  const drafts = Array.from({ length: spans }, (_, at) => ({ traceId, spanId: hexId(at + 1) }))
  const headers = { 'content-type': 'application/json' }
  return fetch(`${origin}/v1/traces`, { method: 'POST', headers, body: JSON.stringify(otlpTraces(...drafts)) })
}

async function read(origin: string, path: string) {
  return (await (await fetch(`${origin}${path}`)).json()) as {
    traces: { traceId: string }[]
    spans: object[]
    logs: { body: string }[]
  }
}

test.each(ways)(
  '%s: after a clear in mid-burst nothing shows up that was answered before, and all that was sent later',
  async (way) => {
    const origin = await startLab(way)
    const answeredBefore: string[] = []
    const sentAfter: string[] = []
    let state: 'before' | 'clearing' | 'after' = 'before'
    let next = 0
    const senders = Array.from({ length: 8 }, async () => {
      while (sentAfter.length < 100) {
        const traceId = idOf(next++)
        if (state === 'after') sentAfter.push(traceId)
        expect((await send(origin, traceId, 50)).status).toBe(200)
        if (state === 'before' && answeredBefore.push(traceId) === 100) void clear()
      }
    })
    async function clear(): Promise<void> {
      state = 'clearing'
      expect((await fetch(`${origin}/api/traces`, { method: 'DELETE' })).status).toBe(204)
      state = 'after'
    }
    await Promise.all(senders)
    const { traces } = await read(origin, '/api/traces?limit=10000')
    const shown = new Set(traces.map(({ traceId }) => traceId))
    expect(answeredBefore.filter((traceId) => shown.has(traceId))).toEqual([])
    expect(sentAfter.filter((traceId) => !shown.has(traceId))).toEqual([])
  },
)

test.each(ways)('%s: a read right after an answer sees what was answered, however much is waiting', async (way) => {
  const origin = await startLab(way)
  const large = Array.from({ length: 6 }, (_, at) => send(origin, idOf(1_000 + at), 5_000))
  for (let at = 0; at < 30; at++) {
    expect((await send(origin, idOf(at))).status).toBe(200)
    expect((await read(origin, `/api/traces/${idOf(at)}`)).spans).toHaveLength(1)
  }
  await Promise.all(large)
  expect((await read(origin, '/api/traces')).traces).toHaveLength(36)
})

test('a trace that is read while the list is worked out has each of its logs once', async () => {
  const origin = await startLab('in memory')
  const headers = { 'content-type': 'application/json' }
  let sent = 0
  const sendLog = () => {
    const body = JSON.stringify(otlpLogs({ traceId: idOf(0), body: { stringValue: `log ${++sent}` } }))
    return fetch(`${origin}/v1/logs`, { method: 'POST', headers, body })
  }
  const logs = async () => (await read(origin, `/api/traces/${idOf(0)}`)).logs.map(({ body }) => body)

  await sendLog()
  expect(await logs()).toEqual(['log 1'])
  for (let at = 1; at < 6; at++) await send(origin, idOf(at), at === 5 ? 20_000 : 1)
  let isListed = false
  const list = read(origin, '/api/traces').then(() => (isListed = true))
  // Answered after the list was begun.
  await fetch(`${origin}/healthz`)
  while (!isListed) {
    await sendLog()
    await logs()
  }
  await list
  const expected = Array.from({ length: sent }, (_, at) => `log ${at + 1}`)
  expect(await logs()).toEqual(expected)
})
