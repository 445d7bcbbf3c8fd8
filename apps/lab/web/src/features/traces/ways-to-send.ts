export type Way = { title: string; command: string }

/** Ways to get a first trace into the lab at `origin`, each to be pasted as it stands. */
export function waysToSend(origin: string, traceId: string, spanId: string): Way[] {
  return [
    { title: 'One span, from a shell', command: curl(origin, traceId, spanId) },
    { title: 'A service with OpenTelemetry', command: `OTEL_EXPORTER_OTLP_ENDPOINT=${origin}` },
    { title: 'A page or service with a Sentry SDK', command: `SENTRY_DSN=${dsn(origin)}` },
  ]
}

function dsn(origin: string): string {
  return `${origin.replace('://', `://${'4'.padStart(32, '0')}@`)}/4`
}

function curl(origin: string, traceId: string, spanId: string): string {
  const span = `"traceId":"${traceId}","spanId":"${spanId}","name":"GET /hello","kind":2`
  const times = `"startTimeUnixNano":"'$(date +%s)000000000'","endTimeUnixNano":"'$(date +%s)120000000'"`
  const service = `"attributes":[{"key":"service.name","value":{"stringValue":"hello"}}]`
  const body = `{"resourceSpans":[{"resource":{${service}},"scopeSpans":[{"spans":[{${span},${times}}]}]}]}`
  return `curl ${origin}/v1/traces -H 'content-type: application/json' -d '${body}'`
}
