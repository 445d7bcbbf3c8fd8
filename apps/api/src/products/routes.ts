import { ProductList } from '@checkout/contract/http'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Database } from '../database/client.ts'

export async function productRoutes(app: FastifyInstance, { db }: { db: Database }): Promise<void> {
  const schema = { response: { 200: ProductList } }
  app.withTypeProvider<ZodTypeProvider>().get('/api/products', { schema }, async function listProducts() {
    return { products: await db.product.findMany({ orderBy: { name: 'asc' } }) }
  })
}
