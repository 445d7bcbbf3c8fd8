import { counted } from '../../../ui/format.ts'
import { Section } from './section.tsx'

export function MissingSpan({ spanId, childCount }: { spanId: string; childCount: number }) {
  return (
    <Section title="This span was never received">
      <p>
        {counted(childCount, 'span')} in this trace {childCount === 1 ? 'names' : 'name'} <code>{spanId}</code> as
        parent. Check that whoever made it sends to this lab, and that it was sampled. If it is only late, it takes its
        place here when it arrives.
      </p>
    </Section>
  )
}
