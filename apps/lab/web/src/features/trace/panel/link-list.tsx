import type { Span } from '@checkout/trace-model/model'
import { Link } from 'wouter'
import { shortId } from '../../../ui/format.ts'
import type { Waterfall } from '../waterfall.ts'
import { Section } from './section.tsx'

type Props = { span: Span; waterfall: Waterfall; onGoTo(index: number): void }

/** Span links: to a span of this trace as a jump, to one of another trace as an address. */
export function LinkList({ span, waterfall, onGoTo }: Props) {
  if (span.links.length === 0) return null
  return (
    <Section title="Links">
      <ul className="plain-list">
        {span.links.map(({ traceId, spanId }) => {
          const index = traceId === span.traceId ? waterfall.indexOf(spanId) : -1
          return (
            <li key={`${traceId} ${spanId}`}>
              {index === -1 ? (
                <Link href={`/t/${traceId}/s/${spanId}`}>
                  trace {shortId(traceId)}, span {spanId}
                </Link>
              ) : (
                <button type="button" className="fact-button" onClick={() => onGoTo(index)}>
                  {waterfall.rowAt(index)?.span?.name ?? spanId}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
