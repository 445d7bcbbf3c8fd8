import type { Stage } from '../break.ts'
import { poll } from '../poll.ts'

/** Places an order; gives the trace of the click. */
export async function checkOut({ shop }: Stage): Promise<string> {
  return (await shop.checkOut('normal')).traceId
}

/** Places an order; gives the trace that the API began for it. */
export function traceOfApi(stage: Stage): Promise<string> {
  return traceBegunBy('checkout-api', stage)
}

/** Places an order; gives the trace that payments began for it. */
export function traceOfPayments(stage: Stage): Promise<string> {
  return traceBegunBy('payments', stage)
}

async function traceBegunBy(service: string, { shop, lab }: Stage): Promise<string> {
  const click = await shop.checkOut('normal')
  return poll(`${service} began a trace of its own`, async () => {
    const others = (await lab.traces()).filter(({ traceId }) => traceId !== click.traceId)
    const its = others.filter(({ services, spanCount }) => services[0] === service && spanCount > 0)
    return its.find(({ name, services }) => isOfOrder(name) || services.includes('payments'))?.traceId
  })
}

function isOfOrder(name: string): boolean {
  return name === 'POST /api/checkout' || name === 'POST /charges'
}

/** Opens a page of the shop; gives the trace of that. */
export async function traceOfPage({ page, lab, system }: Stage, path = '/'): Promise<string> {
  await page.goto(system.origins.web + path)
  return poll('the page was traced', async () => (await lab.traces()).find(({ op }) => op === 'pageload')?.traceId)
}

/** Orders at the API as curl does; gives the trace of that. */
export async function orderWithoutBrowser({ lab, system }: Stage): Promise<string> {
  await fetch(`${system.origins.api}/api/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ items: [{ productId: 'coffee-cup', quantity: 1 }], scenario: 'normal' }),
  })
  return poll('the order is in a trace', async () => {
    const traces = await lab.traces()
    return traces.find(({ logCount, services }) => logCount > 2 && services.includes('checkout-api'))?.traceId
  })
}
