import type { SentHeader } from './sent-headers.ts'

export function SentHeaders({ headers }: { headers: SentHeader[] }) {
  if (headers.length === 0) {
    return (
      <p className="hint">
        No trace headers were sent: the API is none of the SDK’s <code>tracePropagationTargets</code>, or the SDK is off
        (VITE_SENTRY_DSN is empty).
      </p>
    )
  }
  return (
    <details>
      <summary>Sent: {headers.map(({ name }) => name).join(', ')}</summary>
      <dl className="headers">
        {headers.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
