import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { errorSignal, logSignal, metricSignal } from '../inbox/signal.ts'
import { listSignals } from './list-signals.ts'
import { severities } from './record-schemas.ts'
import { readRoutes } from './route-table.ts'

/** Logs, errors and metrics across traces, newest first; each names its trace and its span. */
export async function signalRoutes(plain: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  const { listLogs, listErrors, listMetrics } = readRoutes
  const app = plain.withTypeProvider<ZodTypeProvider>()

  app.get(listLogs.url, { schema: listLogs.schema }, async ({ query }) => {
    const least = severities.indexOf(query.severity)
    const isSevere = (log: { severity: (typeof severities)[number] }) => severities.indexOf(log.severity) >= least
    const { records, nextCursor } = await listSignals(await inbox.read(), logSignal, query, isSevere)
    return { logs: records, nextCursor }
  })

  app.get(listErrors.url, { schema: listErrors.schema }, async ({ query }) => {
    const { records, nextCursor } = await listSignals(await inbox.read(), errorSignal, query)
    return { errors: records, nextCursor }
  })

  app.get(listMetrics.url, { schema: listMetrics.schema }, async ({ query }) => {
    const { records, nextCursor } = await listSignals(await inbox.read(), metricSignal, query)
    return { metrics: records, nextCursor }
  })
}
