import { expect, test } from 'vitest'
import { type ComparedRows, compareRows } from '../src/compare/compare-rows.ts'
import { largestDifference } from '../src/compare/largest-difference.ts'

/** Rows in pre-order: depth, name, duration, and the service where it is another one. */
type Draft = [depth: number, name: string, durationMs: number, service?: string]

function rowsOf(drafts: Draft[]): ComparedRows {
  const end = Int32Array.from(drafts, (_, row) => {
    const depth = drafts[row]?.[0] ?? 0
    const next = drafts.findIndex((draft, at) => at > row && draft[0] <= depth)
    return next === -1 ? drafts.length : next
  })
  return {
    names: drafts.map(([, name]) => name),
    services: drafts.map(([, , , service]) => service ?? 'api'),
    durationsMs: Float64Array.from(drafts, ([, , durationMs]) => durationMs),
    end,
  }
}

function linesOf(a: Draft[], b: Draft[]): string[] {
  const compared = compareRows(rowsOf(a), rowsOf(b))
  return Array.from(compared.a, (rowA, at) => {
    const rowB = compared.b[at] as number
    const name = rowA === -1 ? b[rowB]?.[1] : a[rowA]?.[1]
    const where = rowA === -1 ? ' (B)' : rowB === -1 ? ' (A)' : ''
    return `${'  '.repeat(compared.depth[at] as number)}${name}${where} ${compared.differenceMs[at]}`
  })
}

const checkout: Draft[] = [
  [0, 'POST /api/checkout', 100],
  [1, 'checkout.validate_cart', 10],
  [1, 'checkout.payment', 60],
  [2, 'POST', 55],
  [3, 'payment.authorize', 50, 'payments'],
]

test('spans of the same path stand beside each other, with what the second takes longer', () => {
  const slow = checkout.map(([depth, name, ms, ...service]): Draft => [depth, name, ms + 1_500, ...service])
  slow[1] = [1, 'checkout.validate_cart', 8]
  expect(linesOf(checkout, slow)).toEqual([
    'POST /api/checkout 1500',
    '  checkout.validate_cart -2',
    '  checkout.payment 1500',
    '    POST 1500',
    '      payment.authorize 1500',
  ])
})

test('a span that only one has stands where it came, with all below it', () => {
  const a: Draft[] = [
    [0, 'root', 9],
    [1, 'first', 1],
    [1, 'write', 2],
    [2, 'INSERT', 1],
    [1, 'last', 1],
  ]
  const b: Draft[] = [
    [0, 'root', 9],
    [1, 'first', 1],
    [1, 'refund', 4],
    [1, 'last', 1],
    [1, 'release', 3],
  ]
  expect(linesOf(a, b)).toEqual([
    'root 0',
    '  first 0',
    '  write (A) -2',
    '    INSERT (A) -1',
    '  refund (B) 4',
    '  last 0',
    '  release (B) 3',
  ])
})

test('siblings of one name pair up in their order, and what is too many stands alone', () => {
  const queries = (...ms: number[]): Draft[] => [[0, 'root', 9], ...ms.map((each): Draft => [1, 'SELECT', each])]
  expect(linesOf(queries(1, 2, 3), queries(5, 5))).toEqual(['root 0', '  SELECT 4', '  SELECT 3', '  SELECT (A) -3'])
})

test('ids and numbers in a name do not keep spans apart, another service does', () => {
  const a: Draft[] = [[0, 'GET /orders/17/613824e312b73379', 5]]
  expect(linesOf(a, [[0, 'GET /orders/4/e337ef1caf527724', 7]])).toEqual(['GET /orders/17/613824e312b73379 2'])
  expect(linesOf(a, [[0, 'GET /orders/4/e337ef1caf527724', 7, 'web']])).toHaveLength(2)
})

function largest(a: Draft[], b: Draft[]) {
  const compared = compareRows(rowsOf(a), rowsOf(b))
  const nameAt = (row: number) => a[compared.a[row] as number]?.[1] ?? b[compared.b[row] as number]?.[1] ?? ''
  const found = largestDifference(compared, (row) => nameAt(row).startsWith('checkout.'))
  return found && [nameAt(found.named), nameAt(found.origin)]
}

test('the largest difference is called by the step it is in, and traced to where it arises', () => {
  const slow = checkout.map(([depth, name, ms, ...service]): Draft => [depth, name, ms + 1_500, ...service])
  slow[1] = [1, 'checkout.validate_cart', 10]
  expect(largest(checkout, slow)).toEqual(['checkout.payment', 'payment.authorize'])
  expect(largest(slow, checkout)).toEqual(['checkout.payment', 'payment.authorize'])
  expect(largest(checkout, checkout)).toBeNull()
})

test('a difference that no child explains stays where it is', () => {
  const b = checkout.map((draft): Draft => [...draft])
  b[0] = [0, 'POST /api/checkout', 200]
  expect(largest(checkout, b)).toEqual(['POST /api/checkout', 'POST /api/checkout'])
})

test('what makes up for a part of a difference higher up does not hide the step it is in', () => {
  const slow = checkout.map(([depth, name, ms, ...service]): Draft => [depth, name, ms + 1_500, ...service])
  slow[0] = [0, 'POST /api/checkout', 1_300]
  slow[1] = [1, 'checkout.validate_cart', 10]
  slow[2] = [1, 'checkout.payment', 1_490]
  expect(largest(checkout, slow)).toEqual(['checkout.payment', 'payment.authorize'])
})

test('a difference may arise in a span that only one has', () => {
  const b: Draft[] = [...checkout, [1, 'checkout.refund_payment', 300]]
  b[0] = [0, 'POST /api/checkout', 402]
  expect(largest(checkout, b)).toEqual(['checkout.refund_payment', 'checkout.refund_payment'])
})

test('a chain of 100,000 spans and a root with 100,000 children are compared too', () => {
  const count = 100_000
  const column = (of: (row: number) => number) => Int32Array.from({ length: count }, (_, row) => of(row))
  const shared = {
    names: Array.from({ length: count }, (_, row) => `step ${'x'.repeat(row % 7)}`),
    services: Array.from({ length: count }, () => 'api'),
    durationsMs: new Float64Array(count).fill(1),
  }
  const chain = { ...shared, end: column(() => count) }
  const flat = { ...shared, end: column((row) => (row === 0 ? count : row + 1)) }
  for (const rows of [chain, flat]) {
    const compared = compareRows(rows, rows)
    expect(compared.a.length).toBe(count)
    expect(compared.a).toEqual(compared.b)
  }
})
