import { setMember } from '../json.ts'
import type { Attributes, AttributeValue } from '../model.ts'
import { type Cursor, readBytes, readDouble, readInt64, readMessage, readText, readUint } from './protobuf.ts'
import type { OtlpScope } from './records.ts'
import { doubleValue } from './values.ts'

type AnyValue = { value: AttributeValue }

/** Reads one AnyValue with its length. A value of none of the known kinds is null. */
export function readAnyValue(cursor: Cursor): AttributeValue {
  return readMessage(cursor, { value: null }, anyValueField).value
}

function anyValueField(into: AnyValue, tag: number, cursor: Cursor): boolean {
  switch (tag) {
    case 0x0a: // string_value = 1
      into.value = readText(cursor)
      return true
    case 0x10: // bool_value = 2
      into.value = readUint(cursor) !== 0
      return true
    case 0x18: // int_value = 3
      into.value = readInt64(cursor)
      return true
    case 0x21: // double_value = 4
      into.value = doubleValue(readDouble(cursor))
      return true
    case 0x2a: // array_value = 5
      into.value = readMessage(cursor, [], arrayField)
      return true
    case 0x32: // kvlist_value = 6
      into.value = readMessage(cursor, {}, keyValueListField)
      return true
    case 0x3a: // bytes_value = 7
      into.value = base64Of(readBytes(cursor))
      return true
    default:
      return false
  }
}

function arrayField(into: AttributeValue[], tag: number, cursor: Cursor): boolean {
  if (tag !== 0x0a) return false // values = 1
  into.push(readAnyValue(cursor))
  return true
}

function keyValueListField(into: Attributes, tag: number, cursor: Cursor): boolean {
  if (tag !== 0x0a) return false // values = 1
  readKeyValue(cursor, into)
  return true
}

type KeyValue = { key: string; value: AttributeValue }

/** Reads one KeyValue with its length into `into`. */
export function readKeyValue(cursor: Cursor, into: Attributes): true {
  const { key, value } = readMessage<KeyValue>(cursor, { key: '', value: null }, keyValueField)
  setMember(into, key, value)
  return true
}

function keyValueField(into: KeyValue, tag: number, cursor: Cursor): boolean {
  if (tag === 0x0a)
    into.key = readText(cursor) // key = 1
  else if (tag === 0x12)
    into.value = readAnyValue(cursor) // value = 2
  else return false
  return true
}

/** opentelemetry.proto.resource.v1.Resource; its attributes are all we keep of it. */
export function resourceField(into: Attributes, tag: number, cursor: Cursor): boolean {
  return tag === 0x0a && readKeyValue(cursor, into) // attributes = 1
}

/** opentelemetry.proto.common.v1.InstrumentationScope */
export function scopeField(into: OtlpScope, tag: number, cursor: Cursor): boolean {
  if (tag === 0x0a)
    into.name = readText(cursor) // name = 1
  else if (tag === 0x12)
    into.version = readText(cursor) // version = 2
  else if (tag === 0x1a)
    return readKeyValue(cursor, into.attributes) // attributes = 3
  else return false
  return true
}

export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
