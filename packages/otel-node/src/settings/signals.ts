export type Settings = Record<string, string | undefined>

type Setting = { name: string; value: string }

/** What the SDK would use for one signal, with the variables it comes from. */
export type Signal = {
  signal: 'traces' | 'logs'
  /** The variable as it stands; the SDK adds `/v1/<signal>` to the general one only. */
  endpoint: Setting & { isGeneral: boolean }
  /** The general variable and the one of the signal, where they are set. */
  headers: Setting[]
  protocol: Setting
}

/** The signals that are exported by OTLP and have an endpoint. */
export function signalsOf(env: Settings): Signal[] {
  if (env.OTEL_SDK_DISABLED === 'true') return []
  return (['traces', 'logs'] as const).flatMap((signal) => {
    const name = signal.toUpperCase()
    const exporter = env[`OTEL_${name}_EXPORTER`] || 'otlp'
    const endpoint = firstSet(env, [`OTEL_EXPORTER_OTLP_${name}_ENDPOINT`, 'OTEL_EXPORTER_OTLP_ENDPOINT'])
    if (exporter !== 'otlp' || endpoint === undefined) return []
    const headers = ['OTEL_EXPORTER_OTLP_HEADERS', `OTEL_EXPORTER_OTLP_${name}_HEADERS`].flatMap(
      (variable) => firstSet(env, [variable]) ?? [],
    )
    const protocol = firstSet(env, [`OTEL_EXPORTER_OTLP_${name}_PROTOCOL`, 'OTEL_EXPORTER_OTLP_PROTOCOL'])
    return [
      {
        signal,
        endpoint: { ...endpoint, isGeneral: endpoint.name === 'OTEL_EXPORTER_OTLP_ENDPOINT' },
        headers,
        protocol: protocol ?? { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'http/protobuf' },
      },
    ]
  })
}

/** True when the endpoint is Sentry's, or the lab's in its place. */
export function goesToSentry({ endpoint, headers }: Signal): boolean {
  const url = URL.parse(endpoint.value)
  const isSentryUrl = url !== null && (/(^|\.)sentry\.io$/.test(url.hostname) || /^\/api\/.*otlp/.test(url.pathname))
  return isSentryUrl || headers.some(({ value }) => /sentry/i.test(value))
}

/** An empty value counts as unset, for the SDK too. */
function firstSet(env: Settings, names: string[]): Setting | undefined {
  const name = names.find((candidate) => env[candidate]?.trim())
  return name === undefined ? undefined : { name, value: env[name] ?? '' }
}
