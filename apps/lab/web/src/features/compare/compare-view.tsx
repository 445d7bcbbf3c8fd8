import type { TraceOutline } from '@checkout/trace-model/outline'
import { useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import { Page } from '../../app/page.tsx'
import { counted, formatClock, formatDuration, shortId } from '../../ui/format.ts'
import { ServiceColours } from '../../ui/service-colours.tsx'
import { StatusCode } from '../../ui/status-code.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { useUrlParams } from '../../ui/use-url-params.ts'
import { CompareTable } from './compare-table.tsx'
import './compare-view.css'
import { type Compared, compareTraces } from './compared.ts'

export function CompareView({ a, b }: { a: TraceOutline; b: TraceOutline }) {
  const compared = useMemo(() => compareTraces(a, b), [a, b])
  const [, navigate] = useLocation()
  const params = useUrlParams()
  const onlyDifferences = params.get('show') === 'differences'
  const swap = () => navigate(`/compare/${b.traceId}/${a.traceId}`, { replace: true })
  const toggle = () => params.set({ show: onlyDifferences ? '' : 'differences' })
  useShortcuts([
    ['x', swap, 'Swap A and B'],
    ['d', toggle, onlyDifferences ? 'Show every span' : 'Show only what differs'],
  ])

  return (
    <Page>
      <div className="compare">
        <header className="compare-headline">
          <h1 className="visually-hidden">Two traces compared</h1>
          <Side letter="A" outline={a} />
          <Side letter="B" outline={b} />
          <p className="compare-sentence" role="status">
            <b>{compared.sentence}</b> {totals(compared, b.summary.durationMs - a.summary.durationMs)}
          </p>
          <div className="compare-tools">
            <label>
              <input type="checkbox" checked={onlyDifferences} onChange={toggle} /> Only what differs by 1 ms or more
            </label>
            <button type="button" className="btn" onClick={swap}>
              Swap
            </button>
            <Link className="btn" href={`/compare/${a.traceId}`}>
              Choose another B
            </Link>
          </div>
        </header>
        <ServiceColours services={[...a.summary.services, ...b.summary.services]}>
          <CompareTable
            compared={compared}
            traceIds={{ a: a.traceId, b: b.traceId }}
            onlyDifferences={onlyDifferences}
          />
        </ServiceColours>
      </div>
    </Page>
  )
}

function Side({ letter, outline: { traceId, summary } }: { letter: string; outline: TraceOutline }) {
  return (
    <p className="compare-side">
      <b>{letter}</b>
      <span>
        <Link href={`/t/${traceId}`}>{summary.name}</Link> <span>{summary.scenario ?? summary.op}</span>{' '}
        <StatusCode code={summary.statusCode} />
        <small>
          {formatDuration(summary.durationMs)} · {counted(summary.spanCount, 'span')} ·{' '}
          {formatClock(summary.startTimeMs)} · <code title={traceId}>{shortId(traceId)}</code>
        </small>
      </span>
    </p>
  )
}

function totals({ onlyA, onlyB }: Compared, differenceMs: number): string {
  const whole =
    Math.abs(differenceMs) < 1
      ? 'As a whole they take the same time.'
      : `As a whole, B takes ${formatDuration(Math.abs(differenceMs))} ${differenceMs > 0 ? 'longer' : 'less'}.`
  const alone = [onlyA > 0 && `${counted(onlyA, 'span')} only in A`, onlyB > 0 && `${counted(onlyB, 'span')} only in B`]
  const told = alone.filter(Boolean).join(', ')
  return told === '' ? whole : `${whole} ${told}.`
}
