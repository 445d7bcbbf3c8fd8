import { expect, test } from 'vitest'
import { TraceDetail } from '../src/read/schemas/schemas.ts'
import { browserSpan, hexId, readTrace, sendItems, sendSpans, startLab, traceId } from './lab.ts'

const at = (ms: number) => `${1_795_228_035_000 + ms}000000`

function lasting(startMs: number, endMs: number) {
  return { startTimeUnixNano: at(startMs), endTimeUnixNano: at(endMs) }
}

test('a ring of parents is broken, told with the trace and listed among the problems once', async () => {
  const app = await startLab()
  const ring = [
    { spanId: hexId(1), parentSpanId: hexId(3), ...lasting(5, 6) },
    { spanId: hexId(2), parentSpanId: hexId(1), ...lasting(1, 2) },
    { spanId: hexId(3), parentSpanId: hexId(2), ...lasting(3, 4) },
  ]
  await sendSpans(app, ...ring, { spanId: hexId(4), parentSpanId: hexId(4), ...lasting(7, 8) })
  for (let read = 0; read < 2; read++) {
    expect((await readTrace(app)).cycles).toEqual([
      { spanIds: [hexId(2), hexId(1), hexId(3)] },
      { spanIds: [hexId(4)] },
    ])
  }
  const { problems } = (await app.inject('/api/problems')).json()
  expect(problems).toMatchObject([
    { rule: 'joining', code: 'parent_cycle', count: 1, message: expect.stringContaining(`${hexId(4)} names itself`) },
    { rule: 'joining', code: 'parent_cycle', count: 1, message: expect.stringContaining(traceId) },
  ])
})

test('a parent nobody sent is named with its children, until it comes late', async () => {
  const app = await startLab()
  const child = { parentSpanId: hexId(9) }
  await sendSpans(app, { spanId: hexId(1), ...child }, { spanId: hexId(2), ...child })
  expect((await readTrace(app)).missingParents).toEqual([{ spanId: hexId(9), childCount: 2 }])
  await sendSpans(app, { spanId: hexId(9) })
  expect((await readTrace(app)).missingParents).toEqual([])
})

test('spans that come again are counted', async () => {
  const app = await startLab()
  for (let sent = 0; sent < 3; sent++) await sendSpans(app, {})
  expect(await readTrace(app)).toMatchObject({ duplicateSpans: 2, spans: [{}] })
})

test('a backend whose clock is three hours ahead is told as such, and its times stay as received', async () => {
  const app = await startLab()
  await sendItems(app, browserSpan({ start_timestamp: 1_795_228_035, end_timestamp: 1_795_228_035.1 }))
  const threeHours = 3 * 3_600_000
  const handler = { kind: 2, parentSpanId: hexId(0xb), ...lasting(threeHours + 20, threeHours + 80) }
  await sendSpans(app, handler)
  const trace = await readTrace(app)
  expect(TraceDetail.parse(trace)).toEqual(trace)
  expect(trace.skews).toEqual([
    { service: 'checkout-api', offsetMs: -threeHours, uncertaintyMs: 20, against: 'checkout-web' },
  ])
  expect(trace.spans[1].startTimeMs).toBe(1_795_228_035_020 + threeHours)
})
