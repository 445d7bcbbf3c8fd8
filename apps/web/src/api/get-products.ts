import { type Product, ProductList } from '@checkout/contract/http'
import { type Answer, requestJson } from './request-json.ts'

export async function getProducts(apiOrigin: string): Promise<Answer<Product[]>> {
  const answer = await requestJson(`${apiOrigin}/api/products`, ProductList)
  return answer.kind === 'ok' ? { ...answer, data: answer.data.products } : answer
}
