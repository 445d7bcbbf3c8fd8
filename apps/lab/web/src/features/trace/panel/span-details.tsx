import type { Span } from '@checkout/trace-model/model'
import { formatOffset } from '../../../ui/format.ts'
import type { Waterfall } from '../waterfall.ts'
import { AttributeTable } from './attribute-table.tsx'
import { isHeader } from './headers.ts'
import { LinkList } from './link-list.tsx'
import { LinkedFrom } from './linked-from.tsx'
import { Section } from './section.tsx'

type Props = { span: Span; waterfall: Waterfall; onGoTo(index: number): void }

/** Attributes, events and links of a span. */
export function SpanDetails({ span, waterfall, onGoTo }: Props) {
  const attributes = Object.entries(span.attributes).filter(([name]) => !isHeader(name))
  return (
    <>
      {attributes.length > 0 && (
        <Section title="Attributes">
          <AttributeTable entries={attributes} />
        </Section>
      )}
      {span.events.map((event) => (
        <Section key={`${event.name} ${event.timeMs}`} title={`Event ${event.name}`}>
          <p className="muted">{formatOffset(event.timeMs - waterfall.startTimeMs)}</p>
          <AttributeTable entries={Object.entries(event.attributes)} />
        </Section>
      ))}
      <LinkList span={span} waterfall={waterfall} onGoTo={onGoTo} />
      <LinkedFrom span={span} />
    </>
  )
}
