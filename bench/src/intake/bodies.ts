import { attributeNames } from '@checkout/contract/telemetry'
import { bytes, fixed64, message, text, uint } from './wire.ts'

/** The three forms in which the same 21 spans are sent. */
export type BodyKind = 'envelope' | 'otlp protobuf' | 'otlp json'

export const spansPerBody = 21

/** One body, and what makes it that of another trace, at its place `at` in a larger buffer. */
export type Template = {
  path: string
  contentType: string
  body: Buffer
  renumber(into: Uint8Array, at: number, trace: number): void
}

const placeholder = 'a5'.repeat(16)
const startMs = 1_795_228_035_286

type Draft = { spanId: string; parentSpanId: string | null; name: string; kind: number; attributes: [string, string][] }

/** What a request through a browser, an API and its database leaves behind; as large as such spans are. */
const draftsOf = (count: number): Draft[] =>
  Array.from({ length: count }, (_, at) => ({
    spanId: (at + 1).toString(16).padStart(16, '0'),
    parentSpanId: at === 0 ? null : '0000000000000001',
    name: at === 0 ? 'POST /api/checkout' : `checkout.step ${at}`,
    kind: at === 0 ? 2 : at % 3 === 0 ? 3 : 1,
    attributes: attributesOf(at),
  }))

/** What a span of a checkout says. */
export function attributesOf(at: number): [string, string][] {
  return [
    ['http.request.method', 'POST'],
    ['http.route', '/api/checkout'],
    ['server.address', 'localhost'],
    ['db.system.name', 'sqlite'],
    ['db.query.text', `SELECT id, stock FROM product WHERE id = ${at}`],
    [attributeNames.scenario, 'normal'],
  ]
}

const writers: Record<BodyKind, (drafts: Draft[]) => Buffer> = {
  envelope,
  'otlp json': otlpJson,
  'otlp protobuf': otlpProtobuf,
}

/** The body of one kind; traces are told apart by their number. */
export function templateOf(kind: BodyKind): Template {
  const form = kind === 'otlp protobuf' ? 'bytes' : 'hex'
  const body = writers[kind](draftsOf(spansPerBody))
  return { ...addressOf(kind), body, renumber: renumbering(body, form) }
}

/** One body with as many spans, all of one trace, as fit into `byteLength` bytes. */
export function largeBodyOf(kind: BodyKind, byteLength: number) {
  const [few, more] = [writers[kind](draftsOf(1_000)).length, writers[kind](draftsOf(2_000)).length]
  const spans = 1_000 + Math.floor((((byteLength - few) / (more - few)) * 1_000 * 99) / 100)
  return { ...addressOf(kind), body: writers[kind](draftsOf(spans)), spans, traceId: placeholder }
}

function addressOf(kind: BodyKind): { path: string; contentType: string } {
  const key = `?sentry_version=7&sentry_key=${'0'.repeat(31)}4`
  if (kind === 'envelope') return { path: `/api/4/envelope/${key}`, contentType: 'text/plain;charset=UTF-8' }
  const contentType = kind === 'otlp json' ? 'application/json' : 'application/x-protobuf'
  return { path: `/api/4/integration/otlp/v1/traces${key}`, contentType }
}

/** Writes the trace's own id in every place of the placeholder. */
function renumbering(template: Buffer, form: 'hex' | 'bytes'): Template['renumber'] {
  const mark = form === 'hex' ? Buffer.from(placeholder) : Buffer.from(placeholder, 'hex')
  const places: number[] = []
  for (let at = template.indexOf(mark); at !== -1; at = template.indexOf(mark, at + 1)) places.push(at)
  return (into, at, trace) => {
    const own = Buffer.from(idOf(trace), form === 'hex' ? 'latin1' : 'hex')
    for (const place of places) into.set(own, at + place)
  }
}

/** Different for every number, and spread as random ids are: by consecutive ones a sampler would keep all or none. */
function idOf(trace: number): string {
  return BigInt.asUintN(64, BigInt(trace + 1) * 0x9e3779b97f4a7c15n)
    .toString(16)
    .padStart(16, '0')
    .repeat(2)
}

function envelope(drafts: Draft[]): Buffer {
  const items = drafts.map(({ spanId, parentSpanId, name, attributes }, at) => ({
    trace_id: placeholder,
    span_id: spanId,
    ...(parentSpanId && { parent_span_id: parentSpanId }),
    name,
    status: 'ok',
    is_segment: at === 0,
    start_timestamp: (startMs + at) / 1000,
    end_timestamp: (startMs + at + 20) / 1000,
    attributes: Object.fromEntries(attributes.map(([key, value]) => [key, { value, type: 'string' }])),
  }))
  const sdk = { name: 'sentry.javascript.react', version: '11.12.0' }
  const header = { sdk, trace: { trace_id: placeholder, release: 'checkout-web@1' } }
  const itemHeader = {
    type: 'span',
    item_count: items.length,
    content_type: 'application/vnd.sentry.items.span.v2+json',
  }
  return Buffer.from([header, itemHeader, { version: 2, items }].map((line) => JSON.stringify(line)).join('\n'))
}

function otlpJson(drafts: Draft[]): Buffer {
  const keyValues = (pairs: [string, string][]) => pairs.map(([key, stringValue]) => ({ key, value: { stringValue } }))
  const spans = drafts.map(({ spanId, parentSpanId, name, kind, attributes }, at) => ({
    traceId: placeholder,
    spanId,
    ...(parentSpanId && { parentSpanId }),
    name,
    kind,
    startTimeUnixNano: `${startMs + at}000000`,
    endTimeUnixNano: `${startMs + at + 20}000000`,
    attributes: keyValues(attributes),
    status: {},
  }))
  const resource = { attributes: keyValues([['service.name', 'checkout-api']]) }
  return Buffer.from(
    JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'bench' }, spans }] }] }),
  )
}

/** Field numbers: opentelemetry-proto, trace/v1/trace.proto. */
function otlpProtobuf(drafts: Draft[]): Buffer {
  const keyValues = (field: number, pairs: [string, string][]) =>
    pairs.map(([key, value]) => message(field, text(1, key), message(2, text(1, value))))
  const spans = drafts.map(({ spanId, parentSpanId, name, kind, attributes }, at) =>
    message(
      2,
      bytes(1, Buffer.from(placeholder, 'hex')),
      bytes(2, Buffer.from(spanId, 'hex')),
      ...(parentSpanId ? [bytes(4, Buffer.from(parentSpanId, 'hex'))] : []),
      text(5, name),
      uint(6, kind),
      fixed64(7, BigInt(startMs + at) * 1_000_000n),
      fixed64(8, BigInt(startMs + at + 20) * 1_000_000n),
      ...keyValues(9, attributes),
      message(15),
    ),
  )
  const resource = message(1, ...keyValues(1, [['service.name', 'checkout-api']]))
  return message(1, resource, message(2, message(1, text(1, 'bench')), ...spans))
}
