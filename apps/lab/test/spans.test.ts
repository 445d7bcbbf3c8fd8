import type { Span } from '@checkout/trace-model/model'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { createInbox } from '../src/inbox/inbox.ts'
import { SpanList } from '../src/read/schemas/schemas.ts'
import { hexId, readTrace, type SpanDraft, sendLog, sendSpans, startLab, traceId } from './lab.ts'

async function labWithSpans(count: number, change: (at: number) => SpanDraft = () => ({})): Promise<FastifyInstance> {
  const app = await startLab()
  const drafts = Array.from({ length: count }, (_, at) => ({ spanId: hexId(at + 1), ...change(at) }))
  for (let at = 0; at < count; at += 5_000) await sendSpans(app, ...drafts.slice(at, at + 5_000))
  return app
}

test('the spans of a trace come in pages by start time, each once, whatever arrives meanwhile', async () => {
  const app = await labWithSpans(50, (at) => ({ startTimeUnixNano: `${10 + (at % 4)}000000000` }))
  await sendLog(app)
  const seen: Span[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const answer = await app.inject(`/api/traces/${traceId}/spans?limit=7${cursor && `&cursor=${cursor}`}`)
    const page = SpanList.parse(answer.json())
    expect(page.spanCount).toBeGreaterThanOrEqual(50)
    seen.push(...page.spans)
    await sendSpans(app, { spanId: hexId(1_000 + seen.length), startTimeUnixNano: '1000000000' })
    cursor = page.nextCursor
  }
  expect(seen.map(({ spanId }) => spanId).toSorted()).toEqual(Array.from({ length: 50 }, (_, at) => hexId(at + 1)))
  const starts = seen.map(({ startTimeMs }) => startTimeMs)
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
})

test('a trace may be read without its spans, which then come in pages', async () => {
  const app = await labWithSpans(3)
  const whole = await readTrace(app)
  const { spans, ...rest } = (await app.inject(`/api/traces/${traceId}?spans=false`)).json()
  expect(spans).toEqual([])
  expect({ ...rest, spans: whole.spans }).toEqual(whole)
})

test('pages of a trace nobody sent are 404, and a wrong cursor is 400', async () => {
  const app = await startLab()
  expect((await app.inject(`/api/traces/${traceId}/spans`)).json().code).toBe('trace_not_found')
  expect((await app.inject(`/api/traces/${traceId}/spans?cursor=1`)).json().field).toBe('cursor')
})

test('a trace of 100,000 spans is written whole, in pieces', async () => {
  const app = await startLab({ inbox: createInbox({ budget: { records: 200_000 } }) })
  const drafts = Array.from({ length: 100_000 }, (_, at) => ({ spanId: hexId(at + 1), name: `span "${at}"` }))
  for (let at = 0; at < drafts.length; at += 5_000) await sendSpans(app, ...drafts.slice(at, at + 5_000))
  const answer = await app.inject(`/api/traces/${traceId}`)
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  const { spans, verdict, logs } = answer.json()
  expect([spans.length, spans[99_999].name, verdict.code, logs]).toEqual([100_000, 'span "99999"', 'backend-only', []])
})
