import { createEnvelope, parseEnvelope, serializeEnvelope } from '@sentry/core'
import { expect, test } from 'vitest'
import { DecodeError, readEnvelope } from '../src/index.ts'

const utf8 = new TextEncoder()

function bytesOf(envelope: string | Uint8Array): Uint8Array {
  return typeof envelope === 'string' ? utf8.encode(envelope) : envelope
}

function payloads(text: string | Uint8Array) {
  return readEnvelope(bytesOf(text)).items.map((item) => [item.type, new TextDecoder().decode(item.payload)])
}

test('an envelope of the SDK is split as the SDK itself splits it, also where a payload holds newlines', () => {
  const recording = Uint8Array.from([123, 125, 10, 0x78, 0x9c, 10, 10, 255, 0, 1])
  const body = bytesOf(
    serializeEnvelope(
      createEnvelope({ event_id: 'a'.repeat(32), sdk: { name: 'sentry.javascript.react', version: '11.12.0' } }, [
        [{ type: 'event' }, { message: 'first\nsecond' }],
        [{ type: 'replay_recording', length: recording.length }, recording],
        [{ type: 'session' }, { sid: '1' }],
      ] as never),
    ),
  )
  const [header, items] = parseEnvelope(body)
  const ours = readEnvelope(body)
  expect(ours.header).toEqual(header)
  expect(ours.items.map((item) => item.header)).toEqual(items.map(([itemHeader]) => itemHeader))
  expect(ours.items[1]?.payload).toEqual(recording)
  expect(JSON.parse(new TextDecoder().decode(ours.items[0]?.payload))).toEqual(items[0]?.[1])
  expect(ours.damages).toEqual([])
})

test.each([
  ['without a last newline', '{}\n{"type":"session"}\n{"a":1}'],
  ['with a last newline', '{}\n{"type":"session"}\n{"a":1}\n'],
  ['with empty lines between', '{}\n\n{"type":"session"}\n{"a":1}\n\n'],
  ['with lines ended as on Windows', '{}\r\n{"type":"session"}\r\n{"a":1}'],
  ['with a length', '{}\n{"type":"session","length":7}\n{"a":1}'],
])('an item is read %s', (_, text) => {
  expect(payloads(text)).toEqual([['session', '{"a":1}']])
})

test('an envelope may be only a header', () => {
  expect(readEnvelope(utf8.encode('{}')).items).toEqual([])
})

test.each(['', 'hello', '[]', '"text"', '{"half":', '<html>'])('%j is not an envelope', (text) => {
  expect(() => readEnvelope(utf8.encode(text))).toThrow(DecodeError)
})

test('an item whose header is broken does not take the next one with it', () => {
  const { items, damages } = readEnvelope(utf8.encode('{}\n{"type":\n{"x":1}\n{"type":"event"}\n{}'))
  expect(items.map((item) => item.type)).toEqual(['event'])
  expect(damages.map((damage) => damage.code)).toEqual(['wrong_item_header'])
})

test.each([99, 3, -1, 1.5, '7'])(
  'an item with the wrong length %j is read to the end of its line, and reported',
  (length) => {
    const text = `{}\n${JSON.stringify({ type: 'event', length })}\n{"a":"é"}\n{"type":"session"}\n{}`
    expect(payloads(text)).toEqual([
      ['event', '{"a":"é"}'],
      ['session', '{}'],
    ])
    expect(readEnvelope(utf8.encode(text)).damages.map((damage) => damage.code)).toEqual(['wrong_item_length'])
  },
)
