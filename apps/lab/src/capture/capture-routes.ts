import { type Scanned, scanBody } from '@checkout/trace-model'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import type { Received } from '../inbox/item.ts'
import type { TraceStore } from '../inbox/store/trace-store.ts'
import { isTraced, traceIdOf } from '../inbox/traced.ts'
import { inflate } from '../intake/inflate.ts'
import { rawBody, takeRawBodies } from '../intake/raw-bodies.ts'
import { noTrace } from '../read/not-found-error.ts'
import { readRoutes } from '../read/route-table.ts'
import { captureFileOf, readCapture } from './capture-file.ts'
import { rawItemOf } from './raw-item.ts'

const maxFile = 200 * 1024 * 1024

/** A trace as it came: to look at, to take away as a file, and to bring back. */
export async function captureRoutes(plain: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  const { getRaw, listUntraced, exportTrace, importTrace } = readRoutes
  takeRawBodies(plain)
  const app = plain.withTypeProvider<ZodTypeProvider>()

  app.get(getRaw.url, { schema: getRaw.schema }, async (request) => {
    const { traceId } = request.params
    const items = (await inbox.read()).items(traceId)
    if (items.length === 0) throw noTrace(traceId)
    return { items: items.map(rawItemOf) }
  })

  app.get(listUntraced.url, { schema: listUntraced.schema }, async (request) => {
    await inbox.read()
    return { items: inbox.untraced(request.query.limit).map(rawItemOf) }
  })

  app.get(exportTrace.url, { schema: exportTrace.schema }, async (request, reply) => {
    const { traceId } = request.params
    const items = await (await inbox.read()).itemsWithReplays(traceId)
    if (items.length === 0) throw noTrace(traceId)
    reply.header('content-disposition', `attachment; filename="trace-${traceId}.jsonl.gz"`).type('application/gzip')
    return reply.send(await captureFileOf(traceId, items))
  })

  app.post(importTrace.url, { schema: importTrace.schema, bodyLimit: maxFile }, async (request) => {
    const body = rawBody(request.body)
    const isGzip = body[0] === 0x1f && body[1] === 0x8b
    const { bodies, skipped } = readCapture(await inflate(body, isGzip ? 'gzip' : '', maxFile))
    const fresh = await notHere(bodies, await inbox.read())
    for (const each of fresh) await inbox.accept(each)
    return { imported: fresh.length, known: bodies.length - fresh.length, skipped }
  })
}

/** Logs and errors have no ids to tell a repeat by, so a body that its trace has already is not taken again. */
async function notHere(bodies: readonly Received[], store: TraceStore): Promise<Received[]> {
  const byTrace = Map.groupBy(bodies, ({ kind, body, only }) => only ?? firstTraceIn(scanBody(kind, body)) ?? '')
  const fresh: Received[] = []
  for (const [traceId, ofTrace] of byTrace) {
    const known = await store.itemsWithReplays(traceId)
    fresh.push(...ofTrace.filter(({ body }) => !known.some((item) => Buffer.compare(item.body, body) === 0)))
  }
  return fresh
}

function firstTraceIn(scanned: Iterable<Scanned>): string | null {
  for (const each of scanned) {
    const traceIds = each.type === 'found' ? each.found.traceIds : isTraced(each) ? [traceIdOf(each)] : []
    const found = traceIds.find((traceId) => traceId !== null)
    if (found) return found
  }
  return null
}
