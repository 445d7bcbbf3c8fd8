import { expect, test } from 'vitest'
import type { Span } from '../src/model.ts'
import { subtitleOf } from '../src/span-subtitle.ts'

const step: Span = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: '000000000000000a',
  parentSpanId: null,
  name: 'step',
  op: null,
  kind: 'internal',
  service: 'checkout-api',
  side: 'server',
  source: 'otlp',
  startTimeMs: 0,
  durationMs: 1,
  status: 'unset',
  attributes: {},
  links: [],
  events: [],
}

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
  expect(subtitleOf({ ...step, ...fields })).toBe(subtitle)
})
