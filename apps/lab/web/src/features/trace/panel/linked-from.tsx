import type { Span } from '@checkout/trace-model/model'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { linkedFromQuery } from '../../../api/trace.ts'
import { ServiceDot } from '../../../ui/service-chip.tsx'
import { Section } from './section.tsx'

/** Spans of other traces that link to this one: the way back that a link itself does not show. */
export function LinkedFrom({ span }: { span: Span }) {
  const { data } = useQuery(linkedFromQuery(span.traceId))
  const links = data?.links.filter(({ toSpanId }) => toSpanId === span.spanId) ?? []
  if (links.length === 0) return null
  return (
    <Section title="Linked from">
      <ul className="plain-list">
        {links.map(({ traceId, spanId, name, service }) => (
          <li key={`${traceId} ${spanId}`}>
            <ServiceDot service={service} /> <Link href={`/t/${traceId}/s/${spanId}`}>{name}</Link> of {service}
          </li>
        ))}
      </ul>
    </Section>
  )
}
