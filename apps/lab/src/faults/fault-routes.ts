import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { readRoutes } from '../read/route-table.ts'
import type { Faults } from './fault.ts'

/** Switches a fault of the intake on and off, for lessons and tests. */
export async function faultRoutes(plain: FastifyInstance, { faults }: { faults: Faults }): Promise<void> {
  const { getFault, setFault, clearFault } = readRoutes
  const app = plain.withTypeProvider<ZodTypeProvider>()
  app.get(getFault.url, { schema: getFault.schema }, async () => ({ fault: faults.get() }))
  app.put(setFault.url, { schema: setFault.schema }, async (request) => {
    faults.set(request.body)
    return { fault: request.body }
  })
  app.delete(clearFault.url, { schema: clearFault.schema }, async (_request, reply) => {
    faults.set(null)
    return reply.code(204).send()
  })
}
