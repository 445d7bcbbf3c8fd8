import { linkLabels } from '@checkout/trace-model/link-state'
import type { Evidence, LinkState, Verdict } from '@checkout/trace-model/model'
import { OtherHalves } from './other-halves.tsx'
import type { Waterfall } from './waterfall.ts'

type Props = { traceId: string; link: LinkState; verdict: Verdict; waterfall: Waterfall; onGoTo(index: number): void }

/** Whether the two halves are one trace, if not, what to check first, and on request what that rests on. */
export function VerdictStrip({ traceId, link, verdict, waterfall, onGoTo }: Props) {
  const { code, message, next, evidence } = verdict
  const { label, tone } = linkLabels[link]
  return (
    <div className={`verdict ${tone}`} data-verdict={code}>
      <p>
        <b>{`${label.charAt(0).toUpperCase()}${label.slice(1)}.`}</b> <span>{message}</span>{' '}
        {next && <span>{next}</span>}
      </p>
      {link !== 'linked' && <OtherHalves traceId={traceId} />}
      {evidence.length > 0 && (
        <details>
          <summary>Evidence</summary>
          <ul className="plain-list">
            {evidence.map((each) => (
              <li key={`${each.type} ${each.text} ${each.spanId}`}>
                <EvidenceLine evidence={each} waterfall={waterfall} onGoTo={onGoTo} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

type LineProps = Pick<Props, 'waterfall' | 'onGoTo'> & { evidence: Evidence }

function EvidenceLine({ evidence: { type, text, spanId }, waterfall, onGoTo }: LineProps) {
  const index = waterfall.indexOf(spanId)
  return (
    <>
      <span className="evidence-type">{type.replace('_', ' ')}</span>{' '}
      {index === -1 ? (
        text
      ) : (
        <button type="button" className="fact-button" onClick={() => onGoTo(index)}>
          {text}
        </button>
      )}
    </>
  )
}
