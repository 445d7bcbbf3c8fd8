import { createHash } from 'node:crypto'
import { sampleByRequest } from '@checkout/otel-node/sample-by-request'
import { ROOT_CONTEXT, SpanKind, TraceFlags, trace } from '@opentelemetry/api'
import { SamplingDecision } from '@opentelemetry/sdk-trace'
import { expect, test } from 'vitest'

const sampler = sampleByRequest(
  [
    { path: '/charges', share: 1 },
    { path: '/ping', share: 0 },
  ],
  0.1,
)
const traceIds = Array.from({ length: 2_000 }, (_, at) => createHash('md5').update(String(at)).digest('hex'))
const spanId = 'b'.repeat(16)

type Caller = { isRemote: boolean; isSampled: boolean }

function isKept(traceId: string, path: string, caller?: Caller): boolean {
  const traceFlags = caller?.isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE
  const parent = { traceId, spanId, traceFlags, isRemote: caller?.isRemote ?? true }
  const context = caller === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent)
  const { decision } = sampler.shouldSample(context, traceId, 'x', SpanKind.SERVER, { 'url.path': path }, [])
  return decision === SamplingDecision.RECORD_AND_SAMPLED
}

test('the path decides, whatever the caller decided', () => {
  for (const isSampled of [true, false]) {
    expect(traceIds.every((id) => isKept(id, '/charges', { isRemote: true, isSampled }))).toBe(true)
    expect(traceIds.some((id) => isKept(id, '/ping', { isRemote: true, isSampled }))).toBe(false)
  }
})

test('of the rest the share is kept, of the same traces each time', () => {
  const kept = traceIds.filter((id) => isKept(id, '/charges/1'))
  expect(kept.length).toBeGreaterThan(140)
  expect(kept.length).toBeLessThan(260)
  expect(traceIds.filter((id) => isKept(id, '/other', { isRemote: true, isSampled: false }))).toEqual(kept)
})

test('below the door the decision stands', () => {
  const [traceId = ''] = traceIds
  expect(isKept(traceId, '/ping', { isRemote: false, isSampled: true })).toBe(true)
  expect(isKept(traceId, '/charges', { isRemote: false, isSampled: false })).toBe(false)
})
