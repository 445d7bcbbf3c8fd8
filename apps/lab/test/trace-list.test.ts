import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { browserSpan, hexId, sendItems, sendLog, sendSpans, startLab } from './lab.ts'

const idOf = (number: number) => number.toString(16).padStart(32, '0')

/** A linked trace with an error (1), a backend alone (2) and a log alone (3), a second apart. */
async function labWithThree(): Promise<FastifyInstance> {
  const app = await startLab()
  const trace_id = idOf(1)
  const scenario = { type: 'string', value: 'backend-crash' }
  await sendItems(app, browserSpan({ trace_id, start_timestamp: 1, attributes: { scenario } }), [
    'event',
    { message: 'boom', contexts: { trace: { trace_id } } },
  ])
  const handler = { traceId: trace_id, kind: 2, parentSpanId: hexId(0xb), startTimeUnixNano: '1000000001' }
  await sendSpans(app, handler)
  await sendSpans(app, { traceId: idOf(2), kind: 2, name: 'GET /api/products', startTimeUnixNano: '2000000000' })
  await sendLog(app, { traceId: idOf(3), timeUnixNano: '3000000000' })
  return app
}

async function listed(app: FastifyInstance, query: string): Promise<number[]> {
  const { traces } = (await app.inject(`/api/traces?${query}`)).json()
  return traces.map(({ traceId }: { traceId: string }) => Number.parseInt(traceId, 16))
}

test.each([
  ['', [3, 2, 1]],
  ['service=checkout-web', [1]],
  ['service=checkout', []],
  ['text=GET%20PRODUCTS', [2]],
  ['text=logs%20only', [3]],
  [`text=${idOf(2)}`, [2]],
  ['errors=true', [1]],
  ['errors=false', [3, 2]],
  ['link=backend-only', [2]],
  ['scenario=backend-crash', [1]],
  ['since=2000', [3, 2]],
  ['since=2000.5&errors=false', [3]],
])('traces asked for by %j are %j', async (query, ids) => {
  expect(await listed(await labWithThree(), query)).toEqual(ids)
})

test('a cursor leads through all pages, each trace once, whatever arrives meanwhile', async () => {
  const app = await startLab()
  const sent = Array.from({ length: 150 }, (_, at) => ({
    traceId: idOf(at + 1),
    // Several begin at the same time.
    startTimeUnixNano: `${10 + Math.floor(at / 7)}000000000`,
    name: at % 2 ? 'odd' : 'even',
  }))
  await sendSpans(app, ...sent)
  const seen: string[] = []
  let cursor = ''
  for (let page = 0; page < 4; page++) {
    const answer = (await app.inject(`/api/traces?text=odd&limit=25${cursor}`)).json()
    seen.push(...answer.traces.map(({ traceId }: { traceId: string }) => traceId))
    await sendSpans(app, { traceId: idOf(1_000 + page), name: 'odd', startTimeUnixNano: '99000000000' })
    cursor = answer.nextCursor === null ? 'none' : `&cursor=${answer.nextCursor}`
    if (cursor === 'none') break
  }
  expect(cursor).toBe('none')
  const odd = sent.filter(({ name }) => name === 'odd').map(({ traceId }) => traceId)
  expect(seen.toSorted()).toEqual(odd.toSorted())
})
