import type { BodyKind } from '@checkout/trace-model'
import { expect, onTestFinished, test } from 'vitest'
import { createInbox } from '../src/inbox/inbox.ts'
import { browserSpan, envelope, hexId, otlpTraces, sendSpans, startLab, traceId } from './lab.ts'

const spans = 12_000
const text = 'x'.repeat(700)

/** What takes long to parse for what it is: many small objects. */
const values = Array.from({ length: 44 }, () => ({ intValue: '1' }))
const attributes = [{ key: 'numbers', value: { arrayValue: { values } } }]
const drafts = Array.from({ length: spans }, (_, at) => ({ spanId: hexId(at + 1), attributes }))
const [, container] = browserSpan({ attributes: { text: { type: 'string', value: text } } })
const [member] = (container as { items: object[] }).items
const items = Array.from({ length: spans }, (_, at) => ({ ...member, span_id: hexId(at + 1) }))

const json = JSON.stringify(otlpTraces(...drafts))
const deep = `${'['.repeat(50)}${']'.repeat(50)}`

const bodies: [string, BodyKind, string, number][] = [
  ['OTLP', 'traces-json', json, spans],
  ['an envelope', 'envelope', envelope([['span', { version: 2, items }]]), spans],
  ['OTLP that nests deep', 'traces-json', `{"deep":${deep},${json.slice(1)}`, spans],
  ['OTLP with a key in other letters', 'traces-json', json.replace('resourceSpans', 'resource\\u0053pans'), spans],
  ['OTLP that is cut off', 'traces-json', json.slice(0, -1), 0],
]

/** Notes the CPU time of the longest turn of the event loop, during which nothing is answered. */
function watchTurns() {
  const cpuMs = () => process.threadCpuUsage().user / 1_000
  const longest = { ms: 0 }
  let before = cpuMs()
  let isWatching = true
  onTestFinished(() => {
    isWatching = false
  })
  const turn = () => {
    longest.ms = Math.max(longest.ms, cpuMs() - before)
    before = cpuMs()
    if (isWatching) setImmediate(turn)
  }
  setImmediate(turn)
  return longest
}

test.each(bodies)('%s of 10 MB is indexed and decoded without holding up answers', async (_what, kind, text, count) => {
  const body = Buffer.from(text)
  expect(body.length).toBeGreaterThan(9_000_000)
  const inbox = createInbox()
  // The first time everything is compiled.
  for (const isWarm of [false, true]) {
    const longest = watchTurns()
    await inbox.accept({ kind, body, project: null, head: '' })
    const trace = await (await inbox.read()).get(traceId)
    expect(trace?.spans ?? []).toHaveLength(count)
    if (isWarm) expect(longest.ms).toBeLessThan(30)
    await inbox.clear()
  }
})

test.each(bodies)('%s of 10 MB is looked into for problems without holding up answers', async (_what, kind, text) => {
  // The first time everything is loaded and compiled.
  for (const isWarm of [false, true]) {
    const inbox = createInbox()
    const app = await startLab({ inbox })
    await inbox.accept({ kind, body: Buffer.from(text), project: null, head: '' })
    await inbox.read()
    const longest = watchTurns()
    expect((await app.inject('/api/problems')).statusCode).toBe(200)
    if (isWarm) expect(longest.ms).toBeLessThan(30)
  }
})

test('a trace of 150,000 spans is outlined and written as Markdown without holding up answers', async () => {
  const app = await startLab()
  const drafts = Array.from({ length: 150_000 }, (_, at) => ({
    spanId: hexId(at + 1),
    parentSpanId: hexId((at >> 2) + 1),
    kind: 2,
  }))
  while (drafts.length > 0) await sendSpans(app, ...drafts.splice(0, 500))
  await app.inject('/healthz')
  const longest = watchTurns()
  const outline = (await app.inject(`/api/traces/${traceId}/outline`)).payload
  const markdown = (await app.inject(`/api/traces/${traceId}/markdown`)).payload
  expect(longest.ms).toBeLessThan(40)
  expect(JSON.parse(outline).spans.ids).toHaveLength(150_000)
  expect(markdown).toContain('left out')
})
