import { expect, test } from 'vitest'
import { atOnce, joinSteps } from '../src/index.ts'
import type { Span } from '../src/model.ts'
import { span as anySpan } from './records.ts'

function span(
  spanId: string,
  parentSpanId: string | null,
  service: string,
  startTimeMs: number,
  durationMs: number,
): Span {
  const side = service === 'web' ? 'browser' : 'server'
  return anySpan({ spanId, parentSpanId, name: spanId, kind: null, service, side, startTimeMs, durationMs })
}

const skewsOf = (...spans: Span[]) => atOnce(joinSteps(spans)).skews

test('clocks that agree are not mentioned, nor are those within the resolution of clocks', () => {
  const request = span('request', null, 'web', 1_000, 100)
  expect(skewsOf(request, span('handler', 'request', 'api', 1_010, 80))).toEqual([])
  expect(skewsOf(request, span('handler', 'request', 'api', 999, 80))).toEqual([])
})

test('a service that ends its span after its caller had the answer has a clock like any other', () => {
  const call = span('call', null, 'web', 1_000, 100)
  expect(skewsOf(call, span('charge', 'call', 'payments', 1_060, 90))).toEqual([])
  // To begin before or after the call is something else: whoever answers was asked while it lasted.
  expect(skewsOf(call, span('charge', 'call', 'payments', 989, 90))).toHaveLength(1)
  expect(skewsOf(call, span('charge', 'call', 'payments', 1_110, 90))).toHaveLength(1)
})

test('several requests narrow an offset down', () => {
  const skews = skewsOf(
    span('a', null, 'web', 1_000, 100),
    span('a1', 'a', 'api', 5_010, 80),
    span('b', null, 'web', 2_000, 50),
    span('b1', 'b', 'api', 6_004, 44),
  )
  // The first says -4,010 to -3,990, the second -4,004 to -3,998.
  expect(skews).toEqual([{ service: 'api', offsetMs: -4_001, uncertaintyMs: 3, against: 'web' }])
})

test('a clock is held against the browser over the services between', () => {
  const skews = skewsOf(
    span('request', null, 'web', 1_000, 100),
    span('handler', 'request', 'api', 3_000, 100),
    span('call', 'handler', 'api', 3_010, 80),
    span('charge', 'call', 'payments', 2_010, 80),
  )
  expect(skews.map(({ service, offsetMs }) => [service, offsetMs])).toEqual([
    ['api', -2_000],
    ['payments', -1_000],
  ])
})

test('work that outlives its caller, and services that nobody called, say nothing about clocks', () => {
  expect(
    skewsOf(
      span('request', null, 'web', 1_000, 100),
      span('job', 'request', 'worker', 9_000, 5_000),
      span('lonely', null, 'cron', 50_000, 10),
    ),
  ).toEqual([])
})

test('without a browser the service of the earliest root is the measure', () => {
  const skews = skewsOf(span('handler', null, 'api', 1_000, 10), span('charge', 'handler', 'payments', 500, 10))
  expect(skews).toEqual([{ service: 'payments', offsetMs: 500, uncertaintyMs: 0, against: 'api' }])
})

test('a clock that moved meanwhile is told by the middle of what its requests say', () => {
  const [skew] = skewsOf(
    span('a', null, 'web', 1_000, 10),
    span('a1', 'a', 'api', 2_000, 10),
    span('b', null, 'web', 3_000, 10),
    span('b1', 'b', 'api', 4_500, 10),
  )
  expect(skew).toMatchObject({ offsetMs: -1_250, uncertaintyMs: 250 })
})
