import { expect, test, vi } from 'vitest'
import { outline, span, summary, traceId } from '../testing/records.ts'
import { applyNews } from './apply-news.ts'
import { createArrivals } from './arrivals.ts'
import { createQueryClient } from './query-client.ts'
import { createRefresh } from './refresh.ts'
import { traceListKey } from './trace-list.ts'
import { readAhead, traceOutlineQuery } from './trace-outline.ts'

/** A page with one trace in its list. Its reads are answered by the test, in their order. */
function start() {
  const client = createQueryClient()
  client.setQueryData(traceListKey, { traces: [summary()], epoch: 0 })
  const reads: PromiseWithResolvers<Response>[] = []
  vi.stubGlobal('fetch', () => {
    reads.push(Promise.withResolvers<Response>())
    return reads.at(-1)?.promise
  })
  const refresh = createRefresh(client)
  return {
    reads,
    answer: (read: number, spans: number) =>
      reads[read]?.resolve(Response.json(outline(Array.from({ length: spans }, (_, at) => span(`s${at}`, null))))),
    news: () =>
      applyNews({ client, refresh, refreshLater: refresh, arrivals: createArrivals() }, { changed: [summary()] }),
    readAhead: () => readAhead(client, traceId),
    drawAhead: () => client.fetchQuery(traceOutlineQuery(traceId)).catch(() => null),
    open: async () => (await client.fetchQuery(traceOutlineQuery(traceId))).spans.ids.length,
  }
}

test('an outline that is read ahead is not read again when the trace is opened', async () => {
  const { reads, answer, readAhead, open } = start()
  const ahead = readAhead()
  const opened = open()
  answer(0, 3)
  expect(await opened).toBe(3)
  await ahead
  expect(await open()).toBe(3)
  await readAhead()
  expect(reads).toHaveLength(1)
})

test.each(['readAhead', 'drawAhead'] as const)('news after %s began makes the trace be read anew', async (way) => {
  const page = start()
  const ahead = page[way]()
  await expect.poll(() => page.reads.length).toBe(1)
  page.news()
  page.answer(0, 3)
  await ahead
  const opened = page.open()
  await expect.poll(() => page.reads.length).toBe(2)
  page.answer(1, 4)
  expect(await opened).toBe(4)
})

test('an outline that could not be read ahead is read when the trace is opened', async () => {
  const { reads, answer, readAhead, open } = start()
  const ahead = readAhead()
  reads[0]?.reject(new TypeError('Failed to fetch'))
  await ahead
  const opened = open()
  await expect.poll(() => reads.length).toBe(2)
  answer(1, 3)
  expect(await opened).toBe(3)
})
