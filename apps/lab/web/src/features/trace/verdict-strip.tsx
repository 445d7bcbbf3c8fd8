import { linkLabels } from '@checkout/trace-model/link-state'
import type { LinkState, Verdict } from '@checkout/trace-model/model'

/** Whether the two halves are one trace, and if not, what to check first. */
export function VerdictStrip({ link, verdict }: { link: LinkState; verdict: Verdict }) {
  const { label, tone } = linkLabels[link]
  return (
    <p className={`verdict ${tone}`} data-verdict={verdict.code}>
      <b>{`${label.charAt(0).toUpperCase()}${label.slice(1)}.`}</b> <span>{verdict.message}</span>{' '}
      {verdict.next && <span>{verdict.next}</span>}
    </p>
  )
}
