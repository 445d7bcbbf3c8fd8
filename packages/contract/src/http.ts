import * as z from 'zod/mini'
import { scenarios } from './scenario.ts'

/** Headers a browser may send to the API across origins: exactly these. */
export const allowedRequestHeaders = [
  'content-type',
  'idempotency-key',
  'sentry-trace',
  'baggage',
  'traceparent',
  'tracestate',
] as const

export const idempotencyKeyHeader = 'idempotency-key'
/** Answer header: `true` when the answer is the stored one of an earlier request with the same key. */
export const idempotentReplayedHeader = 'idempotent-replayed'

export const maxQuantity = 100

/** Every error answer of every service. `field` names the part of the request that is wrong, such as `items[0].quantity`. */
export const ErrorBody = z.object({ code: z.string(), message: z.string(), field: z.optional(z.string()) })
export type ErrorBody = z.infer<typeof ErrorBody>

export const Product = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  priceCents: z.int(),
  stock: z.int(),
})
export type Product = z.infer<typeof Product>

export const ProductList = z.object({ products: z.array(Product) })

export const CartItem = z.object({
  productId: z.string().check(z.minLength(1), z.maxLength(64)),
  quantity: z.int().check(z.gte(1), z.lte(maxQuantity)),
})
export type CartItem = z.infer<typeof CartItem>

export const Card = z.object({
  number: z.string().check(z.regex(/^[0-9]{12,19}$/, 'a card number has 12 to 19 digits')),
})

export const CheckoutRequest = z.object({
  items: z.array(CartItem).check(z.minLength(1), z.maxLength(50)),
  scenario: z.enum(scenarios),
  card: z.optional(Card),
})
export type CheckoutRequest = z.infer<typeof CheckoutRequest>

/** An order moves reserved → charged → completed, or compensating → compensated. */
const orderStates = ['reserved', 'charged', 'completed', 'compensating', 'compensated'] as const
export type OrderState = (typeof orderStates)[number]

export const OrderLine = z.object({
  productId: z.string(),
  name: z.string(),
  priceCents: z.int(),
  quantity: z.int(),
})
export type OrderLine = z.infer<typeof OrderLine>

/** All amounts in integer US cents. */
export const Order = z.object({
  id: z.string(),
  state: z.enum(orderStates),
  scenario: z.enum(scenarios),
  lines: z.array(OrderLine),
  subtotalCents: z.int(),
  taxCents: z.int(),
  totalCents: z.int(),
  cardLast4: z.nullable(z.string()),
  /** Unix milliseconds. */
  createdAtMs: z.number(),
})
export type Order = z.infer<typeof Order>

export const OrderParams = z.object({ id: z.string().check(z.minLength(1), z.maxLength(64)) })

export const Health = z.object({ status: z.enum(['ok', 'unavailable']), reason: z.optional(z.string()) })
