import type { Header } from './headers.ts'
import { Section } from './section.tsx'

/** The headers the span recorded; `traceparent` is the one that makes one trace of two halves. */
export function HeadersTab({ headers }: { headers: readonly Header[] }) {
  return (['request', 'response'] as const).map((direction) => {
    const present = headers.filter((header) => header.direction === direction)
    if (present.length === 0) return null
    return (
      <Section key={direction} title={direction === 'request' ? 'Request' : 'Response'}>
        <dl className="headers">
          {present.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    )
  })
}
