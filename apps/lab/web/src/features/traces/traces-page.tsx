import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { traceListQuery } from '../../api/trace-list.ts'
import { Page } from '../../app/page.tsx'
import { LabDown } from '../../ui/lab-down.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { EmptyTraces, NothingMatches } from './empty-traces.tsx'
import { choicesIn, countByShow, isShown, matching, noFilter } from './filters.ts'
import { LoadingTable } from './loading-table.tsx'
import { type Pause, pausedRows, waitingSince, waitingText } from './pause.ts'
import { Toolbar } from './toolbar.tsx'
import { TraceTable } from './trace-table.tsx'
import './traces.css'
import { useFilterParams } from './use-filter-params.ts'

const nothing = { traces: [], epoch: 0 }

type Props = { pause: Pause; setPause(pause: Pause): void }

/** The first page: every trace the lab holds, newest first. */
export function TracesPage({ pause, setPause }: Props) {
  const { data, error, refetch } = useQuery(traceListQuery)
  const list = data ?? nothing
  const filter = useFilterParams()
  const rows = useMemo(() => pausedRows(list, pause), [list, pause])
  const { text, service, scenario, show } = filter
  const found = useMemo(() => matching(rows, { text, service, scenario }), [rows, text, service, scenario])
  const counts = useMemo(() => countByShow(found), [found])
  const shown = useMemo(() => found.filter((trace) => isShown(trace, show)), [found, show])
  const choices = useMemo(() => choicesIn(rows), [rows])
  const waiting = useMemo(() => waitingText(waitingSince(list, pause)), [list, pause])
  const togglePause = () => setPause(pause ? null : list)

  usePageTitle('Traces')
  useShortcuts([['p', togglePause, pause ? 'Go on listing traces' : 'Pause the list']])

  return (
    <Page>
      <div className="traces">
        <Toolbar
          filter={filter}
          choices={choices}
          counts={data ? counts : null}
          total={list.traces.length}
          paused={pause !== null}
          onTogglePause={togglePause}
        />
        <div role="status" className="traces-waiting">
          {waiting && (
            <button type="button" onClick={() => setPause(list)}>
              {waiting} while paused. <span>Show {waiting === '1 new' || waiting === '1 changed' ? 'it' : 'them'}</span>
            </button>
          )}
        </div>
        {data === undefined && error ? (
          <LabDown error={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <LoadingTable />
        ) : shown.length > 0 ? (
          <>
            <h1 className="visually-hidden">Traces</h1>
            <TraceTable traces={shown} />
          </>
        ) : rows.length > 0 ? (
          <NothingMatches onShowAll={() => filter.set(noFilter)} />
        ) : (
          <EmptyTraces />
        )}
      </div>
    </Page>
  )
}
