import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBody } from '../../src/index.ts'
import { relaySpan, traces } from './requests.ts'

const names = [
  ...['http.method', 'http.request.method', 'http.route', 'http.url', 'url.full', 'url.path', 'url.template'],
  ...['db.system', 'db.system.name', 'db.statement', 'db.query.text', 'rpc.service', 'rpc.system', 'faas.trigger'],
  ...['gen_ai.system', 'gen_ai.provider.name', 'gen_ai.operation.name', 'gen_ai.request.model', 'cache.key'],
  ...['messaging.system', 'messaging.destination', 'messaging.destination.name', 'sentry.http.prefetch'],
  ...['sentry.op', 'sentry.description', 'sentry.origin'],
]
const values = fc.constantFrom('get', 'POST', 'chat', '/a', 'http.server', 'db', 'queue.process', 'manual', 7, true)
const attributes = fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 6 })

test('a row of the lab has the operation and the name that Sentry would give it', () => {
  fc.assert(
    fc.property(attributes, fc.integer({ min: 0, max: 5 }), (sent, kind) => {
      fc.pre(
        [sent['sentry.op'], sent['sentry.description']].every((value) => typeof value !== 'number' && value !== true),
      )
      const request = { attributes: sent, record: { kind } }
      const [row] = decodeBody('traces-json', new TextEncoder().encode(JSON.stringify(traces(request))))
      const { 'sentry.op': op, 'sentry.description': description } = relaySpan(request).item?.attributes ?? {}
      const span = row?.type === 'span' ? row.span : null
      expect([span?.op ?? 'default', span?.name]).toEqual([op?.value, description?.value ?? 'work'])
    }),
    { seed: 20261121, numRuns: 3_000 },
  )
})
