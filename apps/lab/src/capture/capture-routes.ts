import { scanBody } from '@checkout/trace-model'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { inflate } from '../intake/inflate.ts'
import { rawBody, takeRawBodies } from '../intake/raw-bodies.ts'
import { noTrace } from '../read/pin-routes.ts'
import { readRoutes } from '../read/route-table.ts'
import { captureFileOf, readCapture } from './capture-file.ts'
import { rawItemOf } from './raw-item.ts'

const maxFile = 200 * 1024 * 1024

/** A trace as it came: to look at, to take away as a file, and to bring back. */
export async function captureRoutes(plain: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  const { getRaw, listUntraced, exportTrace, importTrace } = readRoutes
  takeRawBodies(plain)
  const app = plain.withTypeProvider<ZodTypeProvider>()

  app.get(getRaw.url, { schema: getRaw.schema }, async (request, reply) => {
    const { traceId } = request.params
    const items = (await inbox.read()).items(traceId)
    if (items.length === 0) return reply.code(404).send(noTrace(traceId))
    return { items: items.map(rawItemOf) }
  })

  app.get(listUntraced.url, { schema: listUntraced.schema }, async (request) => {
    await inbox.read()
    return { items: inbox.untraced(request.query.limit).map(rawItemOf) }
  })

  app.get(exportTrace.url, { schema: exportTrace.schema }, async (request, reply) => {
    const { traceId } = request.params
    const items = await (await inbox.read()).itemsWithReplays(traceId)
    if (items.length === 0) return reply.code(404).send(noTrace(traceId))
    reply.header('content-disposition', `attachment; filename="trace-${traceId}.jsonl.gz"`).type('application/gzip')
    return reply.send(await captureFileOf(traceId, items))
  })

  app.post(importTrace.url, { schema: importTrace.schema, bodyLimit: maxFile }, async (request) => {
    const body = rawBody(request.body)
    const isGzip = body[0] === 0x1f && body[1] === 0x8b
    const { traceId, bodies } = readCapture(await inflate(body, isGzip ? 'gzip' : '', maxFile))
    // Logs and errors have no ids to tell a repeat by, so a body that is here is not taken again.
    const known = await (await inbox.read()).itemsWithReplays(traceId ?? '')
    const fresh = bodies.filter((each) => !known.some((item) => Buffer.compare(item.body, each.body) === 0))
    for (const each of fresh) await inbox.accept(each, scanBody(each.kind, each.body))
    return { imported: fresh.length, known: bodies.length - fresh.length }
  })
}
