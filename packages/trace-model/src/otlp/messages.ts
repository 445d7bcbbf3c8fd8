/** The messages of opentelemetry-proto's traces and logs by field number: the field's JSON name and how it is read; `[]` marks repeated ones. */

export type Scalar = 'text' | 'hex' | 'base64' | 'fixed64' | 'fixed32' | 'uint' | 'int64' | 'double' | 'bool'

export type Message = keyof typeof messages
type Type = Scalar | string

export type Fields = Readonly<Record<number, readonly [name: string, type: Type]>>

const attributes = ['attributes', 'KeyValue[]'] as const
const droppedAttributes = ['droppedAttributesCount', 'uint'] as const

export const messages = {
  TracesRequest: { 1: ['resourceSpans', 'ResourceSpans[]'] },
  ResourceSpans: { 1: ['resource', 'Resource'], 2: ['scopeSpans', 'ScopeSpans[]'], 3: ['schemaUrl', 'text'] },
  Resource: { 1: attributes, 2: droppedAttributes },
  ScopeSpans: { 1: ['scope', 'Scope'], 2: ['spans', 'Span[]'], 3: ['schemaUrl', 'text'] },
  Scope: { 1: ['name', 'text'], 2: ['version', 'text'], 3: attributes, 4: droppedAttributes },
  Span: {
    1: ['traceId', 'hex'],
    2: ['spanId', 'hex'],
    3: ['traceState', 'text'],
    4: ['parentSpanId', 'hex'],
    5: ['name', 'text'],
    6: ['kind', 'uint'],
    7: ['startTimeUnixNano', 'fixed64'],
    8: ['endTimeUnixNano', 'fixed64'],
    9: attributes,
    10: droppedAttributes,
    11: ['events', 'Event[]'],
    12: ['droppedEventsCount', 'uint'],
    13: ['links', 'Link[]'],
    14: ['droppedLinksCount', 'uint'],
    15: ['status', 'Status'],
    16: ['flags', 'fixed32'],
  },
  LogRecord: {
    1: ['timeUnixNano', 'fixed64'],
    2: ['severityNumber', 'uint'],
    3: ['severityText', 'text'],
    5: ['body', 'AnyValue'],
    6: attributes,
    7: droppedAttributes,
    8: ['flags', 'fixed32'],
    9: ['traceId', 'hex'],
    10: ['spanId', 'hex'],
    11: ['observedTimeUnixNano', 'fixed64'],
    12: ['eventName', 'text'],
  },
  Event: { 1: ['timeUnixNano', 'fixed64'], 2: ['name', 'text'], 3: attributes, 4: droppedAttributes },
  Link: {
    1: ['traceId', 'hex'],
    2: ['spanId', 'hex'],
    3: ['traceState', 'text'],
    4: attributes,
    5: droppedAttributes,
    6: ['flags', 'fixed32'],
  },
  Status: { 2: ['message', 'text'], 3: ['code', 'uint'] },
  KeyValue: { 1: ['key', 'text'], 2: ['value', 'AnyValue'] },
  AnyValue: {
    1: ['stringValue', 'text'],
    2: ['boolValue', 'bool'],
    3: ['intValue', 'int64'],
    4: ['doubleValue', 'double'],
    5: ['arrayValue', 'ArrayValue'],
    6: ['kvlistValue', 'KeyValueList'],
    7: ['bytesValue', 'base64'],
  },
  ArrayValue: { 1: ['values', 'AnyValue[]'] },
  KeyValueList: { 1: ['values', 'KeyValue[]'] },
} as const satisfies Record<string, Fields>
