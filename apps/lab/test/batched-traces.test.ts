import { expect, test } from 'vitest'
import { createInbox } from '../src/inbox/inbox.ts'
import { hexId, otlpTraces } from './lab.ts'

const traces = 1_200
const bodies = 6

const attributes = [{ key: 'db.query.text', value: { stringValue: 'SELECT id, stock FROM product' } }]

function spansOf(trace: number) {
  const startTimeUnixNano = `${1_795_228_035_000 + trace}000000`
  const shared = { traceId: (trace + 1).toString(16).padStart(32, '0'), startTimeUnixNano, attributes }
  return Array.from({ length: 5 }, (_, at) => ({ ...shared, spanId: hexId(at + 1) }))
}

/** CPU time of the list of all traces, when they came in so many bodies. */
async function msToList(count: number): Promise<number> {
  const inbox = createInbox()
  for (let body = 0; body < count; body++) {
    const held = Array.from({ length: traces / count }, (_, at) => spansOf(at * count + body)).flat()
    const bytes = Buffer.from(JSON.stringify(otlpTraces(...held)))
    const received = { kind: 'traces-json', body: bytes, project: null, head: '' } as const
    await inbox.accept(received)
  }
  const store = await inbox.read()
  const before = process.threadCpuUsage().user
  const listed = await inbox.summaries(store.traces().map(({ traceId }) => traceId))
  expect(listed.map(({ spanCount }) => spanCount)).toEqual(Array(traces).fill(5))
  return (process.threadCpuUsage().user - before) / 1_000
}

test('a list of traces that came many in one body costs no more than of traces that came one by one', async () => {
  for (const isWarm of [false, true]) {
    const [alone, together] = [await msToList(traces), await msToList(bodies)]
    if (isWarm) expect(together / alone).toBeLessThan(2)
  }
})
