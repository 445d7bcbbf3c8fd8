import { CheckoutRequest, ErrorBody, idempotentReplayedHeader, Order } from '@checkout/contract/http'
import { attributeNames } from '@checkout/contract/telemetry'
import { setServerSpanAttributes } from '@checkout/otel-node'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import { started } from '../events.ts'
import { hashOfBody } from '../idempotency/body-hash.ts'
import { readIdempotencyKey } from '../idempotency/key.ts'
import { outcomeOf } from './answer.ts'
import type { CheckoutDeps } from './deps.ts'
import { placeOrder } from './place-order.ts'

export async function checkoutRoutes(app: FastifyInstance, deps: CheckoutDeps): Promise<void> {
  const schema = { body: CheckoutRequest, response: { default: z.union([Order, ErrorBody]) } }
  app.withTypeProvider<ZodTypeProvider>().post('/api/checkout', { schema }, async function checkout(request, reply) {
    const { body, headers, log } = request
    const key = readIdempotencyKey(headers)
    setServerSpanAttributes({ [attributeNames.scenario]: body.scenario })
    started(log, body.scenario, headers)
    const attempt = { key, bodyHash: hashOfBody(body), request: body }
    const { answer, isReplay } = await placeOrder(deps, log, attempt)
    setServerSpanAttributes({ [attributeNames.checkoutOutcome]: outcomeOf(answer) })
    if (isReplay) reply.header(idempotentReplayedHeader, 'true')
    return reply.code(answer.statusCode).send(answer.body)
  })
}
