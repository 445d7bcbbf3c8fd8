import { randomUUID } from 'node:crypto'
import type { Scenario } from '@checkout/contract/scenario'

/** Orders one cup at the API as curl does, without a browser and without trace headers; gives the HTTP status. */
export async function orderDirectly(api: string, scenario: Scenario): Promise<number> {
  const answer = await fetch(`${api}/api/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ items: [{ productId: 'coffee-cup', quantity: 1 }], scenario }),
    signal: AbortSignal.timeout(10_000),
  })
  await answer.arrayBuffer()
  return answer.status
}
