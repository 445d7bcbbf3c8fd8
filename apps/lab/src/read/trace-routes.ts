import { markdownSteps } from '@checkout/trace-model/markdown'
import type { Span } from '@checkout/trace-model/model'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { inTurns } from '../inbox/slices.ts'
import { sendInSlices } from './json-stream.ts'
import { listTraces } from './list-traces.ts'
import { noTrace } from './not-found-error.ts'
import { readRoutes } from './route-table.ts'
import type { SpanQuery } from './schemas/queries.ts'

/** Traces: the list, one of them as JSON and as Markdown, and its spans in pages. */
export async function traceRoutes(plain: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  const { getTrace, getMarkdown, listSpans } = readRoutes
  const app = plain.withTypeProvider<ZodTypeProvider>()

  app.get(readRoutes.listTraces.url, { schema: readRoutes.listTraces.schema }, async (request) =>
    listTraces(await inbox.read(), request.query),
  )

  app.get(getTrace.url, { schema: getTrace.schema }, async (request, reply) => {
    const { traceId } = request.params
    const trace = await (await inbox.read()).get(traceId)
    if (!trace) throw noTrace(traceId)
    return sendInSlices(reply, request.query.spans ? trace : { ...trace, spans: [] })
  })

  app.get(getMarkdown.url, { schema: getMarkdown.schema }, async (request, reply) => {
    const { traceId } = request.params
    const trace = await (await inbox.read()).get(traceId)
    if (!trace) throw noTrace(traceId)
    const url = `${request.protocol}://${request.host}/t/${traceId}`
    const markdown = await inTurns(markdownSteps(trace, { ...request.query, url }))
    return reply.type('text/markdown; charset=utf-8').send(markdown)
  })

  app.get(listSpans.url, { schema: listSpans.schema }, async (request, reply) => {
    const { traceId } = request.params
    const trace = await (await inbox.read()).get(traceId)
    if (!trace) throw noTrace(traceId)
    return sendInSlices(reply, pageOf(trace.spans, request.query))
  })
}

/** Of spans by start time, those behind the cursor; spans that start together stand by their id. */
function pageOf(spans: readonly Span[], { limit, cursor }: SpanQuery) {
  const page: Span[] = []
  let at = cursor ? spans.findIndex((span) => span.startTimeMs >= cursor.startTimeMs) : 0
  while (at >= 0 && at < spans.length && page.length <= limit) {
    const startMs = spans[at]?.startTimeMs
    const together: Span[] = []
    for (; at < spans.length && spans[at]?.startTimeMs === startMs; at++) together.push(spans[at] as Span)
    for (const span of together.sort(byStart)) if (!cursor || byStart(span, cursor) > 0) page.push(span)
  }
  const last = page.length > limit ? page[limit - 1] : undefined
  const nextCursor = last ? `${last.startTimeMs}_${last.spanId}` : null
  return { spans: page.slice(0, limit), spanCount: spans.length, nextCursor }
}

type Start = Pick<Span, 'startTimeMs' | 'spanId'>

function byStart(a: Start, b: Start): number {
  return a.startTimeMs - b.startTimeMs || (a.spanId < b.spanId ? -1 : Number(a.spanId > b.spanId))
}
