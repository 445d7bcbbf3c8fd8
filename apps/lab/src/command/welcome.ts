const project = 4
const key = String(project).padStart(32, '0')

/** What a user copies to send here, and how it ends. A strict lab is sent to as Sentry is, with a key. */
export function welcome(origin: string, { isStrict }: { isStrict: boolean }): string {
  const { host } = new URL(origin)
  const otlp = isStrict
    ? [
        `${origin}/api/${project}/integration/otlp`,
        `  OTEL_EXPORTER_OTLP_HEADERS="x-sentry-auth=sentry sentry_key=${key}"`,
      ]
    : [origin]
  return `
A Sentry SDK sends here with
  SENTRY_DSN=http://${key}@${host}/${project}

An OpenTelemetry SDK or a Collector with
  OTEL_EXPORTER_OTLP_ENDPOINT=${otlp.join('\n')}
  OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
  OTEL_METRICS_EXPORTER=none

A page in a browser also needs propagateTraceparent and tracePropagationTargets; apps/lab/README.md says how.

Ctrl-C ends it.`
}
