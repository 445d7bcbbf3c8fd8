import { linkLabels } from '@checkout/trace-model/link-state'
import type { TraceSummary } from '@checkout/trace-model/model'
import { clock, duration, fitted, plain, styled } from './text.ts'

const colours = { good: 'green', neutral: 'yellow', bad: 'red' } as const

/** One trace in a line: when, whether it is linked, what it was, how it went, who took part. */
export function summaryLine(summary: TraceSummary): string {
  const { label, tone } = linkLabels[summary.link]
  const { statusCode, errorCount } = summary
  const isBad = errorCount > 0 || (statusCode ?? 0) >= 500
  const errors = errorCount > 0 ? styled('red', ` ${errorCount} error${errorCount === 1 ? '' : 's'}`) : ''
  return [
    styled('dim', clock(summary.startTimeMs)),
    styled(colours[tone], fitted(label, 12)),
    styled(isBad ? 'red' : null, fitted(String(statusCode ?? ''), 3)),
    duration(summary.durationMs).padStart(9),
    fitted(plain(summary.name), 36),
    styled('dim', summary.traceId),
    plain(summary.services.join(', ')) + errors,
  ].join('  ')
}
