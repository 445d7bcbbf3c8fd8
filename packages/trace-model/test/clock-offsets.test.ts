import { expect, test } from 'vitest'
import { clockOffsets } from '../src/clock-offsets.ts'
import type { SpanColumns } from '../src/outline.ts'
import { textColumn } from '../src/text-column.ts'

type Draft = { service: string; parent: number; startMs: number; durationMs: number; subtitle?: string }

/** What is added to each service's times, by name. */
function offsetsOf(...drafts: Draft[]): Record<string, number> {
  const none = { texts: [], at: drafts.map(() => -1) }
  const spans: SpanColumns = {
    ids: drafts.map((_, at) => String(at)),
    missingIds: [],
    parents: drafts.map(({ parent }) => parent),
    offsetsMs: drafts.map(({ startMs }) => startMs),
    durationsMs: drafts.map(({ durationMs }) => durationMs),
    names: none,
    subtitles: textColumn(drafts, ({ subtitle }) => subtitle ?? null),
    services: textColumn(drafts, ({ service }) => service),
    failures: none,
  }
  const offsets = clockOffsets(spans)
  return Object.fromEntries(spans.services.texts.map((service, at) => [service, offsets[at] ?? 0]))
}

const hour = 3_600_000
const api = { service: 'api', parent: -1, startMs: 0, durationMs: 100 }

test('clocks that agree are left alone, also when a call outlives its caller', () => {
  expect(offsetsOf(api, { service: 'payments', parent: 0, startMs: 40, durationMs: 500 })).toEqual({
    api: 0,
    payments: 0,
  })
})

test('a clock three hours ahead is put back, so that the call lies in the middle of its caller', () => {
  const payments = { service: 'payments', parent: 0, startMs: 3 * hour, durationMs: 60 }
  expect(offsetsOf(api, payments)).toEqual({ api: 0, payments: 20 - 3 * hour })
})

test('a clock is aligned along the chain of callers', () => {
  const web = { service: 'web', parent: -1, startMs: 0, durationMs: 100 }
  const ahead = { service: 'api', parent: 0, startMs: hour, durationMs: 100 }
  const behind = { service: 'payments', parent: 1, startMs: -hour, durationMs: 100 }
  expect(offsetsOf(web, ahead, behind)).toEqual({ web: 0, api: -hour, payments: hour })
})

test('who takes a message from a queue may come hours later', () => {
  const worker = { service: 'worker', parent: 0, startMs: hour, durationMs: 60, subtitle: 'consumer' }
  expect(offsetsOf(api, worker)).toEqual({ api: 0, worker: 0 })
})

test('two services that call each other come to an end', () => {
  const other = { service: 'payments', parent: 0, startMs: hour, durationMs: 50 }
  expect(offsetsOf(api, other, { service: 'api', parent: 1, startMs: 10, durationMs: 10 }).payments).toBeLessThan(0)
})
