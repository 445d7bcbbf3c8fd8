import { outlineSteps } from '@checkout/trace-model/outline'
import { spansHolding } from '@checkout/trace-model/search'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { inTurns } from '../inbox/slices.ts'
import { sendInSlices } from './json-stream.ts'
import { NotFoundError, noTrace } from './not-found-error.ts'
import { readRoutes } from './route-table.ts'

/** One trace as a page draws it: the outline at once, single spans and what a search finds when they are asked for. */
export async function outlineRoutes(plain: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  const app = plain.withTypeProvider<ZodTypeProvider>()
  const { listLinkedFrom, listOtherHalves, getOutline, getSpan, searchSpans } = readRoutes

  app.get(getOutline.url, { schema: getOutline.schema }, async (request, reply) => {
    const { traceId } = request.params
    const store = await inbox.read()
    const trace = await store.get(traceId)
    const [summary] = await store.summaries([traceId])
    if (!trace || !summary) throw noTrace(traceId)
    return sendInSlices(reply, await inTurns(outlineSteps(trace, summary)))
  })

  app.get(getSpan.url, { schema: getSpan.schema }, async (request) => {
    const { traceId, spanId } = request.params
    const spans = await (await inbox.read()).spans(traceId)
    if (!spans) throw noTrace(traceId)
    const span = spans.get(spanId)
    if (!span) throw new NotFoundError('span_not_found', `No span ${spanId} arrived in trace ${traceId}.`)
    return span
  })

  app.get(listLinkedFrom.url, { schema: listLinkedFrom.schema }, async (request) => {
    const store = await inbox.read()
    return { links: await store.linkedFrom(request.params.traceId) }
  })

  app.get(listOtherHalves.url, { schema: listOtherHalves.schema }, async (request) => {
    const store = await inbox.read()
    return { traces: await store.otherHalves(request.params.traceId) }
  })

  app.get(searchSpans.url, { schema: searchSpans.schema }, async (request) => {
    const { traceId } = request.params
    const spans = await (await inbox.read()).spansInOrder(traceId)
    if (!spans) throw noTrace(traceId)
    return { spanIds: spansHolding(spans, request.query.text) }
  })
}
