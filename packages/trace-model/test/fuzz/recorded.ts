import {
  JsonLogsSerializer,
  JsonTraceSerializer,
  ProtobufLogsSerializer,
  ProtobufTraceSerializer,
} from '@opentelemetry/otlp-transformer'
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { BodyKind } from '../../src/index.ts'

const startedAtMs = 1_795_228_035_286

/** One body of each kind: OTLP as the SDK serializes it, an envelope with an item of each type that is looked into. */
export const recorded: Record<BodyKind, Uint8Array> = {
  envelope: envelope(),
  'traces-json': JsonTraceSerializer.serializeRequest(recordedSpans()) ?? new Uint8Array(),
  'traces-protobuf': ProtobufTraceSerializer.serializeRequest(recordedSpans()) ?? new Uint8Array(),
  'logs-json': JsonLogsSerializer.serializeRequest(recordedLogs()) ?? new Uint8Array(),
  'logs-protobuf': ProtobufLogsSerializer.serializeRequest(recordedLogs()) ?? new Uint8Array(),
}

/** With ids and times that are the same in every process, so that a seed stands for the same inputs. */
function recordedSpans() {
  const exporter = new InMemorySpanExporter()
  let spanId = 0xb7ad6b71
  const idGenerator = {
    generateTraceId: () => '0af7651916cd43dd8448eb211c80319c',
    generateSpanId: () => (spanId++).toString(16).padStart(16, '0'),
  }
  const spanProcessors = [new SimpleSpanProcessor({ exporter })]
  const tracer = new TracerProvider({ idGenerator, spanProcessors }).getTracer('test')
  for (const name of ['first', 'second "quoted"']) {
    const attributes = { text: 'é\n', list: ['a', 'b'], number: 1.5, flag: true }
    const span = tracer.startSpan(name, { attributes, startTime: startedAtMs })
    span.addEvent('retrying', { attempt: 2 }, startedAtMs + 1)
    span.end(startedAtMs + 20)
  }
  return exporter.getFinishedSpans()
}

function recordedLogs() {
  const exporter = new InMemoryLogRecordExporter()
  const provider = new LoggerProvider({ processors: [new SimpleLogRecordProcessor({ exporter })] })
  const times = { timestamp: startedAtMs, observedTimestamp: startedAtMs }
  provider.getLogger('test').emit({ body: { step: ['charge', 2] }, attributes: { text: 'é' }, ...times })
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
  const trace = { trace_id: 'a'.repeat(32), span_id: 'e'.repeat(16), op: 'pageload', status: 'ok' }
  const event = {
    event_id: 'f'.repeat(32),
    contexts: { trace },
    exception: { values: [{ type: 'Error', value: 'x' }] },
  }
  const parts: [string, object][] = [
    ['span', items],
    ['log', items],
    ['session', {}],
    ['transaction', { ...event, ...times, transaction: 'GET /', spans: [{ ...record, data: { a: 1 } }] }],
    ['event', { ...event, timestamp: 1795228035.3 }],
    ['client_report', { discarded_events: [{ reason: 'sample_rate', category: 'span', quantity: 2 }] }],
    [
      'replay_event',
      { replay_id: 'a'.repeat(32), segment_id: 0, trace_ids: ['a'.repeat(32)], replay_start_timestamp: 1 },
    ],
  ]
  const lines = ['{}', ...parts.flatMap(([type, body]) => [JSON.stringify({ type }), JSON.stringify(body)])]
  return new TextEncoder().encode(lines.join('\n'))
}
