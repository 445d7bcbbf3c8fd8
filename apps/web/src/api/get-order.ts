import { Order } from '@checkout/contract/http'
import { type Answer, requestJson } from './request-json.ts'

export function getOrder(apiOrigin: string, id: string): Promise<Answer<Order>> {
  return requestJson(`${apiOrigin}/api/orders/${encodeURIComponent(id)}`, Order)
}
