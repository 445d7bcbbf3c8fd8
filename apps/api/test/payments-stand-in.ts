import type { ChargeRequest } from '@checkout/contract/payment'
import { slowPaymentMs } from '@checkout/contract/scenario'
import Fastify, { type FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { type Ledger, openLedger } from './ledger.ts'

/** Where a request can be made to wait: before payments does its work, or before it answers. */
export type Gate = 'before charge' | 'after charge' | 'before refund' | 'after refund'

export type PaymentsStandIn = {
  origin: string
  ledger: Ledger
  /** Every charge that was asked for, as it came. */
  received: ChargeRequest[]
  /** Stops every request at `gate`; resolves when the first one has got there. */
  stopAt(gate: Gate): Promise<void>
  /** Lets go on what waits at these gates, or at all of them. */
  free(...gates: Gate[]): void
  close(): Promise<void>
}

/** Payments as the API knows it, in memory, on a port of its own; it is gone when the test ends. */
export async function startPayments(): Promise<PaymentsStandIn> {
  const app = Fastify({ forceCloseConnections: true })
  const ledger = openLedger()
  const received: ChargeRequest[] = []
  const gates = new Map<Gate, { reached: () => void; open: Promise<void>; free: () => void }>()
  const pass = async (gate: Gate) => {
    gates.get(gate)?.reached()
    await gates.get(gate)?.open
  }
  addRoutes(app, ledger, received, pass)
  const free = (...chosen: Gate[]) => {
    for (const gate of chosen.length > 0 ? chosen : gates.keys()) {
      gates.get(gate)?.free()
      gates.delete(gate)
    }
  }
  const stopAt = (gate: Gate) => {
    const reached = Promise.withResolvers<void>()
    const open = Promise.withResolvers<void>()
    gates.set(gate, { reached: reached.resolve, open: open.promise, free: open.resolve })
    return reached.promise
  }
  const close = async () => {
    free()
    await app.close()
  }
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(close)
  return { origin, ledger, received, stopAt, free, close }
}

function addRoutes(
  app: FastifyInstance,
  ledger: Ledger,
  received: ChargeRequest[],
  pass: (gate: Gate) => Promise<void>,
) {
  app.post<{ Body: ChargeRequest }>('/charges', async ({ body }, reply) => {
    received.push(body)
    await pass('before charge')
    if (body.scenario === 'slow-payment') await new Promise((done) => setTimeout(done, slowPaymentMs))
    const charge = ledger.charge(body)
    await pass('after charge')
    if (charge.state === 'declined') return reply.code(402).send({ code: 'payment_declined', message: 'declined' })
    if (charge.state === 'voided') return reply.code(409).send({ code: 'charge_voided', message: 'voided' })
    return reply.code(201).send(charge)
  })

  app.post<{ Body: { key: string } }>('/refunds', async ({ body }) => {
    await pass('before refund')
    const charge = ledger.refund(body.key)
    await pass('after refund')
    return charge
  })
}
