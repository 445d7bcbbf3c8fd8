import {
  JsonLogsSerializer,
  JsonTraceSerializer,
  ProtobufLogsSerializer,
  ProtobufTraceSerializer,
} from '@opentelemetry/otlp-transformer'
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BodyKind, type Decoded, DecodeError, decodeBody, type Scanned, scanBody } from '../src/index.ts'

const utf8 = new TextEncoder()

function recordedSpans() {
  const exporter = new InMemorySpanExporter()
  const tracer = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }).getTracer('test')
  for (const name of ['first', 'second "quoted"']) {
    const span = tracer.startSpan(name, { attributes: { text: 'é\n', list: ['a', 'b'], number: 1.5, flag: true } })
    span.addEvent('retrying', { attempt: 2 })
    span.end()
  }
  return exporter.getFinishedSpans()
}

function recordedLogs() {
  const exporter = new InMemoryLogRecordExporter()
  const provider = new LoggerProvider({ processors: [new SimpleLogRecordProcessor({ exporter })] })
  provider
    .getLogger('test')
    .emit({ body: { step: ['charge', 2] }, attributes: { text: 'é' }, timestamp: 1_795_228_035_286 })
  return exporter.getFinishedLogRecords()
}

function envelope(): Uint8Array {
  const times = { start_timestamp: 1795228035.286, end_timestamp: 1795228035.306, timestamp: 1795228035.3 }
  const attributes = {
    'sentry.op': { type: 'string', value: 'http.client "é" \\' },
    list: { type: 'array', value: [1, [2]] },
  }
  const record = { trace_id: 'A'.repeat(32), span_id: 'b'.repeat(16), ...times, attributes }
  const items = { version: 2, items: [record, { ...record, trace_id: 'c'.repeat(32), span_id: 'd'.repeat(16) }] }
  const lines = [{}, { type: 'span' }, items, { type: 'log' }, items, { type: 'session' }, {}]
  return utf8.encode(lines.map((line) => JSON.stringify(line)).join('\n'))
}

const recorded: Record<BodyKind, Uint8Array> = {
  envelope: envelope(),
  'traces-json': JsonTraceSerializer.serializeRequest(recordedSpans()) ?? new Uint8Array(),
  'traces-protobuf': ProtobufTraceSerializer.serializeRequest(recordedSpans()) ?? new Uint8Array(),
  'logs-json': JsonLogsSerializer.serializeRequest(recordedLogs()) ?? new Uint8Array(),
  'logs-protobuf': ProtobufLogsSerializer.serializeRequest(recordedLogs()) ?? new Uint8Array(),
}
const kinds = Object.entries(recorded) as [BodyKind, Uint8Array][]

/** One line for each record: what kind it is, whose, and when it began, to the millisecond. */
function linesOf(read: () => Iterable<Scanned>): string[] {
  try {
    return [...read()].flatMap((record) => (record.type === 'found' ? foundLines(record) : [decodedLine(record)]))
  } catch (error) {
    if (error instanceof DecodeError) return [error.code]
    throw error
  }
}

function foundLines({ record, found }: Scanned & { type: 'found' }): string[] {
  return found.traceIds.map((traceId, at) => `${record} ${traceId} ${Math.round(found.timesMs[at] ?? Number.NaN)}`)
}

function decodedLine(record: Decoded): string {
  if (record.type === 'span') return `span ${record.span.traceId} ${Math.round(record.span.startTimeMs)}`
  if (record.type === 'log') return `log ${record.log.traceId} ${Math.round(record.log.timeMs)}`
  return JSON.stringify(record)
}

test.each(kinds)('scanning %s finds every record that decoding finds, without decoding', (kind, body) => {
  expect([...scanBody(kind, body)].filter(({ type }) => type === 'span' || type === 'log')).toEqual([])
  expect(linesOf(() => scanBody(kind, body))).toEqual(linesOf(() => decodeBody(kind, body)))
})

test.each(kinds)('scanning %s that was damaged in a few places finds what decoding finds', (kind, body) => {
  const damage = fc.tuple(fc.nat(body.length - 1), fc.oneof(fc.nat(255), fc.constantFrom(0, 34, 44, 92, 123, 125)))
  const damages = fc.tuple(fc.array(damage, { minLength: 1, maxLength: 3 }), fc.option(fc.nat(body.length)))
  fc.assert(
    fc.property(damages, ([changes, length]) => {
      const damaged = body.slice(0, length ?? body.length)
      for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte
      expect(linesOf(() => scanBody(kind, damaged))).toEqual(linesOf(() => decodeBody(kind, damaged)))
    }),
    { seed: 20261121, numRuns: 3_000 },
  )
})

test.each(kinds)('only the records of the traces asked for are decoded from %s', (kind, body) => {
  const all = [...decodeBody(kind, body)].flatMap((record) => (record.type === 'span' ? [record.span] : []))
  const [first] = all
  const some = [...decodeBody(kind, body, (traceId) => traceId === first?.traceId)]
  expect(some.flatMap((record) => (record.type === 'span' ? [record.span] : []))).toEqual(
    all.filter(({ traceId }) => traceId === first?.traceId),
  )
})
