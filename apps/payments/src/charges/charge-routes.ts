import { Charge, ChargeParams, ChargeRequest, RefundRequest } from '@checkout/contract/payment'
import { attributeNames, spanNames } from '@checkout/contract/telemetry'
import type { Attributes } from '@opentelemetry/api'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { PaymentError } from '../payment-error.ts'
import { type Report, reportingSpan } from '../reporting-span.ts'
import { type Authorize, authorize, last4Of } from './authorize.ts'

export function chargeRoutes(app: FastifyInstance, deps: Authorize & { report: Report }): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()

  routes.post('/charges', { schema: { body: ChargeRequest, response: { 201: Charge } } }, async ({ body }, reply) => {
    const attributes = { ...moneyAttributes(body.amountCents, last4Of(body)), [attributeNames.scenario]: body.scenario }
    const charge = await reportingSpan(deps, spanNames.authorizePayment, attributes, () => authorize(deps, body))
    return reply.code(201).send(charge)
  })

  routes.post('/refunds', { schema: { body: RefundRequest, response: { 200: Charge } } }, ({ body }) =>
    reportingSpan(deps, spanNames.refund, {}, async (span) => {
      const charge = await deps.ledger.refund(body.key)
      span.setAttributes(moneyAttributes(charge.amountCents, charge.cardLast4))
      return charge
    }),
  )

  routes.get('/charges/:key', { schema: { params: ChargeParams, response: { 200: Charge } } }, async ({ params }) => {
    const charge = deps.ledger.find(params.key)
    if (!charge) throw new PaymentError('charge_not_found')
    return charge
  })
}

function moneyAttributes(amountCents: number, last4: string | null): Attributes {
  return {
    [attributeNames.paymentAmountCents]: amountCents,
    ...(last4 !== null && { [attributeNames.cardLast4]: last4 }),
  }
}
