import { ErrorBody, Order, OrderParams } from '@checkout/contract/http'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Database } from '../database/client.ts'
import { ApiError } from '../http/api-error.ts'
import { toOrder } from './to-order.ts'

export async function orderRoutes(app: FastifyInstance, { db }: { db: Database }): Promise<void> {
  const schema = { params: OrderParams, response: { 200: Order, 404: ErrorBody } }
  app.withTypeProvider<ZodTypeProvider>().get('/api/orders/:id', { schema }, async function showOrder(request) {
    const { id } = request.params
    const row = await db.order.findUnique({ where: { id }, include: { lines: true } })
    if (!row) throw new ApiError(404, 'order_not_found', `There is no order ${id}.`, { field: 'id' })
    return toOrder(row)
  })
}
