import type { Log } from '@checkout/trace-model/model'

export type LoggedException = { type: string; message: string; stacktrace: string }

/** The exception a log carries, by OpenTelemetry's attributes for it; null when it carries none. Sentry keeps such a log as a log and makes no issue of it. */
export function exceptionOf({ body, attributes }: Log): LoggedException | null {
  if (attributes['exception.type'] === undefined) return null
  const textOf = (name: string) => (typeof attributes[name] === 'string' ? attributes[name] : '')
  return {
    type: textOf('exception.type'),
    message: textOf('exception.message') || body,
    stacktrace: textOf('exception.stacktrace'),
  }
}
