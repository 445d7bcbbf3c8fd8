import { startTelemetry } from '@checkout/otel-node/start'

await startTelemetry({ serviceName: 'probe' })
