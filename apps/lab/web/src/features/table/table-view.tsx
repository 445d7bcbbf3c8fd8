import type { TraceOutline } from '@checkout/trace-model/outline'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { traceMarkdown } from '../../api/trace.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { counted, formatDateTime, formatDuration } from '../../ui/format.ts'
import { useUrlParams } from '../../ui/use-url-params.ts'
import { LogListTable } from './log-list-table.tsx'
import { asTabSeparated, spanList } from './span-cells.ts'
import { SpanTable } from './span-table.tsx'
import './table-view.css'

/** More rows than this make the page slow to lay out; the rest stands on further pages. */
const rowsOnPage = 2_000

export function TableView({ outline }: { outline: TraceOutline }) {
  const spans = useMemo(() => spanList(outline), [outline])
  const params = useUrlParams()
  const { traceId, summary, verdict } = outline
  const pages = Math.max(1, Math.ceil(spans.rowCount / rowsOnPage))
  const page = Math.min(Math.max(1, Number.parseInt(params.get('page'), 10) || 1), pages)
  const from = (page - 1) * rowsOnPage
  const to = Math.min(from + rowsOnPage, spans.rowCount)
  const shown = pages === 1 ? '' : `, rows ${from + 1} to ${to} of ${spans.rowCount}`

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it.
    <section className="table-view" aria-labelledby="table-title" tabIndex={0}>
      <header>
        <h1 id="table-title">{summary.name}</h1>
        <p>
          {[summary.scenario, formatDuration(summary.durationMs), formatDateTime(summary.startTimeMs)]
            .filter(Boolean)
            .join(' · ')}{' '}
          · <code>{traceId}</code>
        </p>
        <p>{verdict.message}</p>
        <p className="table-tools">
          <Link className="btn" href={`/t/${traceId}`}>
            Waterfall
          </Link>
          <CopyButton text={() => traceMarkdown(traceId)} label="Copy as Markdown" words="Copy as Markdown" />
          <CopyButton text={() => asTabSeparated(spans)} label="Copy all rows, tab-separated" words="Copy all rows" />
        </p>
      </header>
      {pages > 1 && (
        <Pages page={page} pages={pages} total={spans.rowCount} onGo={(next) => params.set({ page: next })} />
      )}
      <SpanTable spans={spans} traceId={traceId} caption={`Spans${shown}`} from={from} to={to} />
      {outline.logs.length > 0 && <LogListTable outline={outline} most={rowsOnPage} />}
    </section>
  )
}

type PagesProps = { page: number; pages: number; total: number; onGo(page: string): void }

function Pages({ page, pages, total, onGo }: PagesProps) {
  return (
    <p className="table-pages" role="status">
      This trace has {counted(total, 'span')}: page {page} of {pages}, {counted(rowsOnPage, 'row')} each.{' '}
      <button type="button" className="btn" disabled={page === 1} onClick={() => onGo(String(page - 1))}>
        Previous rows
      </button>{' '}
      <button type="button" className="btn" disabled={page === pages} onClick={() => onGo(String(page + 1))}>
        Next rows
      </button>{' '}
      Copying takes all of them.
    </p>
  )
}
