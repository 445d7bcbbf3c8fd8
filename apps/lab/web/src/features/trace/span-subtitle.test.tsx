import { expect, test } from 'vitest'
import { span } from '../../testing/records.ts'
import { subtitleOf } from './span-subtitle.ts'

test.each([
  ['its operation', { op: 'http.client', kind: 'client' as const }, 'http.client'],
  ['its kind, when it has no operation', { op: null, kind: 'server' as const }, 'server'],
  ['nothing, when it is an internal step', { op: null, kind: 'internal' as const }, null],
  [
    'the call, when it is one of Prisma',
    { name: 'prisma:client:operation', op: null, kind: 'internal' as const, attributes: { name: 'Product.findMany' } },
    'Product.findMany',
  ],
])('a row shows %s', (_what, fields, subtitle) => {
  expect(subtitleOf(span('a', null, fields))).toBe(subtitle)
})
