import type { RrwebEvent } from '@checkout/trace-model/replay'
import { expect, test } from 'vitest'
import { withoutRequests } from './without-requests.ts'

function snapshotOf(tagName: string, attributes: Record<string, string>): RrwebEvent {
  return { type: 2, timestamp: 1, data: { node: { type: 0, childNodes: [{ type: 2, tagName, attributes }] } } }
}

type Snapshot = { node: { childNodes: { attributes: unknown }[] } }

function attributesIn(events: RrwebEvent[]): unknown {
  const { node } = (events[0] as RrwebEvent).data as unknown as Snapshot
  return node.childNodes[0]?.attributes
}

test.each([
  ['a picture of the site', 'img', { src: 'http://localhost:5173/cup.svg', alt: 'Cup' }, { alt: 'Cup' }],
  ['its style sheet', 'link', { rel: 'stylesheet', href: '/a.css' }, { rel: 'stylesheet' }],
  ['a font in a style', 'style', { _cssText: 'a{src:url("/f.woff2")}' }, { _cssText: 'a{src:none}' }],
])('%s is not asked for', (_what, tag, before, after) => {
  expect(attributesIn(withoutRequests([snapshotOf(tag, before)]))).toEqual(after)
})

test.each([
  ['a picture in the recording itself', 'img', { src: 'data:image/png;base64,AA==' }],
  ['a link that people follow', 'a', { href: 'http://localhost:5173/checkout' }],
  ['a drawing of the page', 'use', { href: '#cup' }],
])('%s stays', (_what, tag, attributes) => {
  expect(attributesIn(withoutRequests([snapshotOf(tag, attributes)]))).toEqual(attributes)
})

test('a picture that comes in later is not asked for either', () => {
  const changed = { source: 0, attributes: [{ id: 4, attributes: { src: '/cup.svg', class: 'big' } }] }
  const [event] = withoutRequests([{ type: 3, timestamp: 1, data: changed }])
  expect(event?.data).toEqual({ source: 0, attributes: [{ id: 4, attributes: { class: 'big' } }] })
})
