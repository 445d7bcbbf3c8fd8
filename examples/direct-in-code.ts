// The route `direct` without a variable of OpenTelemetry: traces and logs to Sentry, said in code. Run it with the DSN of a project,
// `SENTRY_DSN=… npm run direct --workspace examples`; without one it sends to the lab on this machine.
import { logs, SeverityNumber, trace } from '@opentelemetry/api'
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { BatchLogRecordProcessor } from '@opentelemetry/sdk-logs'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { getOtlpTracesEndpoint } from '@sentry/node'
import { readEnv } from './env.ts'

// The header holds a comma, so this is what cannot be said in OTEL_EXPORTER_OTLP_HEADERS, which is split at commas.
const traces = getOtlpTracesEndpoint(readEnv().SENTRY_DSN)
if (traces === undefined) throw new Error('SENTRY_DSN is no DSN')
const { url, headers } = traces

const sdk = new NodeSDK({
  serviceName: 'direct-in-code',
  traceExporter: new OTLPTraceExporter({ url, headers }),
  // Logs have an endpoint of their own beside it.
  logRecordProcessors: [
    new BatchLogRecordProcessor({
      exporter: new OTLPLogExporter({ url: url.replace('/v1/traces', '/v1/logs'), headers }),
    }),
  ],
})
sdk.start()

trace.getTracer('example').startActiveSpan('count the stock', (span) => {
  logs.getLogger('example').emit({ body: 'stock.counted', severityNumber: SeverityNumber.INFO })
  console.log(span.spanContext().traceId)
  span.end()
})
await sdk.shutdown()
