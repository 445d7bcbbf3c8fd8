import { expect, test } from 'vitest'
import { type BodyKind, decodeBody, scanBody } from '../src/index.ts'
import { recordsOf, seenIn } from './fuzz/check-input.ts'
import { recorded } from './fuzz/recorded.ts'

const kinds = Object.entries(recorded) as [BodyKind, Uint8Array][]

test.each(kinds)('scanning %s finds every record that decoding finds, without decoding', (kind, body) => {
  expect([...scanBody(kind, body)].map(({ type }) => type)).toContain('found')
  const [scanned, decoded] = [scanBody, decodeBody].map((read) =>
    recordsOf(() => read(kind, body))
      .flatMap(seenIn)
      .map(({ what, timeMs }) => `${what} ${Math.round(timeMs)}`),
  )
  expect(scanned).toEqual(decoded)
})

test.each(kinds)('only the records of the traces asked for are decoded from %s', (kind, body) => {
  const all = [...decodeBody(kind, body)].flatMap((record) => (record.type === 'span' ? [record.span] : []))
  const [first] = all
  const some = [...decodeBody(kind, body, (traceId) => traceId === first?.traceId)]
  expect(some.flatMap((record) => (record.type === 'span' ? [record.span] : []))).toEqual(
    all.filter(({ traceId }) => traceId === first?.traceId),
  )
})
