const project = 4
const key = String(project).padStart(32, '0')

/** What a user copies to send here, and how it ends. */
export function welcome(origin: string): string {
  const { host } = new URL(origin)
  return `
A Sentry SDK sends here with
  SENTRY_DSN=http://${key}@${host}/${project}

An OpenTelemetry SDK or a Collector with
  OTEL_EXPORTER_OTLP_ENDPOINT=${origin}
  OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf

Ctrl-C ends it.`
}
