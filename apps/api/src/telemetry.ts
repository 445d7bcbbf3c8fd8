import { serviceNames } from '@checkout/contract/telemetry'
import { startTelemetry } from '@checkout/otel-node/start'
import { PrismaInstrumentation } from '@prisma/instrumentation'

// Spans of Prisma's own bookkeeping cost as much as the queries they stand beside and say nothing about them.
const bookkeeping = /^prisma:client:(serialize|compile|connect|disconnect|start_transaction|commit_transaction)$/

await startTelemetry({
  serviceName: serviceNames.api,
  instrumentations: () => [new PrismaInstrumentation({ ignoreSpanTypes: [bookkeeping] })],
})
