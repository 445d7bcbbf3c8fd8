import { linkLabels } from '@checkout/trace-model/link-state'
import type { LinkState } from '@checkout/trace-model/model'

const marks = { good: '✓', neutral: '○', bad: '!' }

/** The link state in words, with a mark so that it does not rest on colour. */
export function LinkMark({ state }: { state: LinkState }) {
  const { label, tone } = linkLabels[state]
  return (
    <span className={`link-mark ${tone}`}>
      <i aria-hidden="true">{marks[tone]}</i>
      <span>{label}</span>
    </span>
  )
}
