import type { TraceSummary } from '@checkout/trace-model/model'
import { searchedText, wordSearch } from '@checkout/trace-model/search'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { traceListQuery } from '../../api/trace-list.ts'
import { Page } from '../../app/page.tsx'
import { formatClock, formatDuration, shortId } from '../../ui/format.ts'
import { LabDown } from '../../ui/lab-down.tsx'
import '../../ui/list-page.css'
import { LoadingRows } from '../../ui/loading-rows.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { StatusCode } from '../../ui/status-code.tsx'
import '../../ui/toolbar.css'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { useUrlParams } from '../../ui/use-url-params.ts'
import './choose-page.css'

const listed = 100

/** Chooses the trace that trace `a` is compared with: those that did the same come first. */
export function ChoosePage({ a }: { a: string }) {
  const { data, error, refetch } = useQuery(traceListQuery)
  const params = useUrlParams()
  const text = params.get('text')
  const own = data?.traces.find(({ traceId }) => traceId === a)
  const others = useMemo(() => candidates(data?.traces ?? [], a, own, text), [data, a, own, text])
  usePageTitle('Compare with')

  return (
    <Page>
      <div className="list-page">
        <div className="toolbar choose-bar">
          <h1>
            Compare {own ? `${own.name} of ${formatClock(own.startTimeMs)}` : shortId(a)} with <span>…</span>
          </h1>
          <SearchField
            label="Filter traces"
            placeholder="Filter by name, service, id, scenario"
            value={text}
            onChange={(q) => params.set({ q })}
          />
        </div>
        {data === undefined && error ? (
          <LabDown error={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <LoadingRows name="Reading traces" />
        ) : others.length === 0 ? (
          <Notice title="There is no other trace to compare it with" role="status">
            <p>{text ? 'The filter leaves out all of them.' : 'Place another order in the shop.'}</p>
          </Notice>
        ) : (
          <ul className="choices">
            {others.map((trace) => (
              <li key={trace.traceId}>
                <Link href={`/compare/${a}/${trace.traceId}`}>
                  <b>{trace.name}</b> <span>{trace.scenario ?? trace.op}</span>
                </Link>
                <StatusCode code={trace.statusCode} />
                <span className="num">{formatDuration(trace.durationMs)}</span>
                <span>{formatClock(trace.startTimeMs)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  )
}

function candidates(
  traces: readonly TraceSummary[],
  a: string,
  own: TraceSummary | undefined,
  text: string,
): TraceSummary[] {
  const has = wordSearch(text)
  const others = traces.filter((trace) => trace.traceId !== a && has(searchedText(trace)))
  const isAlike = ({ name }: TraceSummary) => name === own?.name
  return [...others.filter(isAlike), ...others.filter((trace) => !isAlike(trace))].slice(0, listed)
}
