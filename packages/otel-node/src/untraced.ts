import { context } from '@opentelemetry/api'
import { suppressTracing } from '@opentelemetry/core'

/** Runs `work` without any span, for work that nobody asked for, such as a look whether there is something to do. */
export function untraced<T>(work: () => Promise<T>): Promise<T> {
  // A lazy promise, such as a Prisma query, starts when it is awaited, so that has to happen in here.
  return context.with(suppressTracing(context.active()), async () => await work())
}
