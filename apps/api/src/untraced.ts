import { context, createContextKey } from '@opentelemetry/api'

// The key the SDK's own `suppressTracing` sets; context keys are equal by name.
const suppressed = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING')

/** Runs `work` without any span, for looks at the database that nobody asked for. */
export function untraced<T>(work: () => Promise<T>): Promise<T> {
  // Prisma starts a query when it is awaited, so that has to happen in here.
  return context.with(context.active().setValue(suppressed, true), async () => await work())
}
