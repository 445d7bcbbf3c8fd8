import { useCallback } from 'react'
import { getProducts } from '../../api/get-products.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useShop } from '../../app/shop-context.ts'

export function useProducts() {
  const { apiOrigin } = useShop().settings
  return useAnswer(useCallback(() => getProducts(apiOrigin), [apiOrigin]))
}
