import './developer-strip.css'
import { useShop } from '../../app/shop-context.ts'
import type { Attempt } from './attempt.ts'
import { CopyButton } from './copy-button.tsx'
import { SentHeaders } from './sent-headers-list.tsx'
import { useLabAnswers } from './use-lab-answers.ts'

/** For the developer: which trace this click became, and what left the browser. */
export function DeveloperStrip({ attempt }: { attempt: Attempt }) {
  const { labOrigin } = useShop().settings
  const labAnswers = useLabAnswers(labOrigin, attempt.traceId)
  const { scenario, traceId, status, tookMs, sentHeaders } = attempt
  return (
    <section className="strip" aria-labelledby="strip-title">
      <h2 id="strip-title">For the developer</h2>
      <dl>
        <dt>Scenario</dt>
        <dd>{scenario}</dd>
        <dt>Answer</dt>
        <dd>
          {status === null ? 'none' : `HTTP ${status}`}, after {durationText(tookMs)}
        </dd>
        <dt>Trace</dt>
        <dd>
          <code data-testid="trace-id">{traceId}</code> <CopyButton text={traceId} />
        </dd>
      </dl>
      <SentHeaders headers={sentHeaders} />
      <a className="btn primary" href={`${labOrigin}/t/${traceId}`} target="_blank" rel="noopener">
        See this trace
      </a>
      {!labAnswers && (
        <p className="hint">
          The lab at <code>{labOrigin}</code> does not answer. Traces go nowhere until it runs: <code>npm start</code>.
        </p>
      )}
    </section>
  )
}

function durationText(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`
}
