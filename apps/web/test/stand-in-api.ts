import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CheckoutRequest, Order, Product } from '@checkout/contract/http'
import { totalsOf } from '@checkout/contract/money'

type Reply = { status: number; body: unknown; delayMs?: number }
type Received = { headers: IncomingHttpHeaders; body: CheckoutRequest }
export type StandInApi = Awaited<ReturnType<typeof startStandInApi>>

const goods: Product[] = [
  { id: 'coffee-cup', name: 'Coffee cup', description: 'Stoneware.', priceCents: 1_400, stock: 1_000 },
  { id: 'desk-lamp', name: 'Desk lamp', description: 'Warm light.', priceCents: 11_500, stock: 3 },
  { id: 'limited-print', name: 'Limited print', description: 'Signed.', priceCents: 4_800, stock: 0 },
]

/** Answers like the API, from memory: `reply` decides how the next checkouts end, `received` is what arrived. */
export async function startStandInApi(port = 0) {
  const orders = new Map<string, Order>()
  const api = {
    origin: '',
    products: goods,
    reply: undefined as Reply | undefined,
    received: [] as Received[],
    orders,
    /** The stand-in plays the lab, too; it hangs up on it when this is set. */
    isLabSilent: false,
    close: () => new Promise<void>((done) => server.close(() => done()) && server.closeAllConnections()),
  }
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*')
    response.setHeader(
      'access-control-allow-headers',
      'content-type,idempotency-key,sentry-trace,baggage,traceparent,tracestate',
    )
    if (request.method === 'OPTIONS') return response.writeHead(204).end()
    if (request.url === '/healthz') return api.isLabSilent ? request.socket.destroy() : response.end('ok')
    if (request.url === '/api/products') return send(response, { status: 200, body: { products: api.products } })
    if (request.url === '/api/checkout') return checkout(request, response)
    const order = orders.get(request.url?.replace('/api/orders/', '') ?? '')
    const missing = { status: 404, body: { code: 'order_not_found', message: 'no such order' } }
    return send(response, order ? { status: 200, body: order } : missing)
  })

  async function checkout(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body: CheckoutRequest = JSON.parse(Buffer.concat(chunks).toString())
    api.received.push({ headers: request.headers, body })
    if (api.reply) return send(response, api.reply)
    const order = orderOf(body, orders.size)
    orders.set(order.id, order)
    return send(response, { status: 201, body: order })
  }

  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  api.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return api
}

function orderOf(request: CheckoutRequest, index: number): Order {
  const lines = request.items.map(({ productId, quantity }) => {
    const product = goods.find(({ id }) => id === productId)
    return { productId, name: product?.name ?? productId, priceCents: product?.priceCents ?? 0, quantity }
  })
  return {
    id: `order-${index + 1}`,
    state: 'completed',
    scenario: request.scenario,
    lines,
    ...totalsOf(lines),
    cardLast4: request.card?.number.slice(-4) ?? null,
    createdAtMs: Date.UTC(2026, 10, 21, 9, 30),
  }
}

async function send(response: ServerResponse, { status, body, delayMs = 0 }: Reply): Promise<void> {
  if (delayMs > 0) await new Promise((done) => setTimeout(done, delayMs))
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
