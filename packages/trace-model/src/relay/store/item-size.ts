import type { Json } from '../../json.ts'
import type { Draft } from '../draft.ts'
import type { SentryAttribute } from '../items.ts'

const utf8 = new TextEncoder()
const numberBytes = 8

/** The bytes that Sentry counts for an item: its text (a log's body, a span's name), attribute names and values, as they were before anything was added to them. */
export function itemSize(text: string | undefined, { attributes }: Pick<Draft, 'attributes'>): number {
  let size = bytesOf(text ?? '')
  for (const [key, attribute] of attributes) size += bytesOf(key) + attributeSize(attribute)
  return size
}

function attributeSize({ type, value }: SentryAttribute): number {
  return type === 'integer' || type === 'double' ? numberBytes : valueSize(value)
}

function valueSize(value: Json): number {
  if (typeof value === 'string') return bytesOf(value)
  if (typeof value === 'number') return numberBytes
  if (typeof value === 'boolean') return 1
  return Array.isArray(value) ? value.reduce<number>((sum, member) => sum + valueSize(member), 0) : 0
}

function bytesOf(text: string): number {
  return utf8.encode(text).length
}
