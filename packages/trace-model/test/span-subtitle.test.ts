import { expect, test } from 'vitest'
import type { Span } from '../src/model.ts'
import { subtitleOf } from '../src/outline.ts'
import { span } from './records.ts'

test.each<[string, Partial<Span>, string | null]>([
  ['its operation', { op: 'http.client', kind: 'client' }, 'http.client'],
  ['its kind, when it has no operation', { kind: 'server' }, 'server'],
  ['nothing, when it is an internal step', {}, null],
  [
    'the call, when it is one of Prisma',
    { name: 'prisma:client:operation', attributes: { name: 'Product.findMany' } },
    'Product.findMany',
  ],
])('a row shows %s', (_what, fields, subtitle) => {
  expect(subtitleOf(span(fields))).toBe(subtitle)
})
