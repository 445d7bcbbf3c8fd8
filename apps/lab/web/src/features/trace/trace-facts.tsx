import type { TraceSummary } from '@checkout/trace-model/model'
import { useMemo } from 'react'
import { formatDuration } from '../../ui/format.ts'
import { ServiceChip } from '../../ui/service-chip.tsx'
import './trace-facts.css'
import type { Waterfall } from './waterfall.ts'

type Props = {
  summary: TraceSummary
  waterfall: Waterfall
  failedCount: number
  onNextError(): void
  onGoTo(index: number): void
}

/** Length, counts, services, and where most of the time went. */
export function TraceFacts({ summary, waterfall, failedCount, onNextError, onGoTo }: Props) {
  const longest = useMemo(() => indexOfLargest(waterfall.selfMs), [waterfall])
  const longestSpan = waterfall.rowAt(longest)?.span
  return (
    <ul className="trace-facts" aria-label="Facts">
      <li>
        <b>
          {formatDuration(waterfall.rowCount > 0 ? waterfall.endTimeMs - waterfall.startTimeMs : summary.durationMs)}
        </b>
      </li>
      <Count count={summary.spanCount} noun="span" />
      <Count count={summary.logCount} noun="log" />
      <Count count={summary.errorCount} noun="error event" />
      {failedCount > 0 && (
        <li>
          <button type="button" className="fact-button bad" onClick={onNextError}>
            ✕ {failedCount} failed {failedCount === 1 ? 'span' : 'spans'}
          </button>
        </li>
      )}
      {summary.services.map((service) => (
        <li key={service}>
          <ServiceChip service={service} />
        </li>
      ))}
      {longestSpan && waterfall.rowCount > 1 && (
        <li className="fact-longest">
          Most time in{' '}
          <button type="button" className="fact-button" onClick={() => onGoTo(longest)}>
            {longestSpan.name}
          </button>
          , {formatDuration(waterfall.selfMs[longest] ?? 0)}
        </li>
      )}
    </ul>
  )
}

function Count({ count, noun }: { count: number; noun: string }) {
  return (
    <li>
      <b>{count.toLocaleString('en')}</b> {count === 1 ? noun : `${noun}s`}
    </li>
  )
}

function indexOfLargest(values: Float64Array): number {
  let largest = -1
  for (let index = 0; index < values.length; index++) {
    if (largest === -1 || (values[index] as number) > (values[largest] as number)) largest = index
  }
  return largest
}
