import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { listErrors, listLogs, listMetrics } from './list-signals.ts'
import { readRoutes as routes } from './route-table.ts'

/** Logs, errors and metrics across traces, newest first; each names its trace and its span. */
export async function signalRoutes(plain: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  const app = plain.withTypeProvider<ZodTypeProvider>()
  app.get(routes.listLogs.url, { schema: routes.listLogs.schema }, async ({ query }) =>
    listLogs(await inbox.read(), query),
  )
  app.get(routes.listErrors.url, { schema: routes.listErrors.schema }, async ({ query }) =>
    listErrors(await inbox.read(), query),
  )
  app.get(routes.listMetrics.url, { schema: routes.listMetrics.schema }, async ({ query }) =>
    listMetrics(await inbox.read(), query),
  )
}
