import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type LogList, logsQuery } from '../../api/signals.ts'
import { Page } from '../../app/page.tsx'
import { counted } from '../../ui/format.ts'
import { LabDown } from '../../ui/lab-down.tsx'
import { LoadingRows } from '../../ui/loading-rows.tsx'
import { Notice } from '../../ui/notice.tsx'
import '../../ui/list-page.css'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { LogTable } from './log-table.tsx'
import { LogToolbar } from './log-toolbar.tsx'
import { noFilter, useLogFilter } from './use-log-filter.ts'

const first = 1_000
const most = 10_000

/** Every log in the lab, of whatever trace, newest first. */
export function LogsPage() {
  const { filter, set } = useLogFilter()
  const [limit, setLimit] = useState(first)
  const [paused, setPaused] = useState<LogList | null>(null)
  const { data, error, refetch } = useQuery({ ...logsQuery(filter, limit), enabled: paused === null })
  const list = paused ?? data
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(noFilter)
  const togglePause = () => setPaused(paused ? null : (data ?? null))

  usePageTitle('Logs')
  useShortcuts([['p', togglePause, paused ? 'Go on listing logs' : 'Pause the list']])

  return (
    <Page>
      <div className="list-page">
        <LogToolbar
          filter={filter}
          set={(change) => {
            setPaused(null)
            set(change)
          }}
          paused={paused !== null}
          onTogglePause={togglePause}
        />
        {list === undefined && error ? (
          <LabDown error={error} onRetry={() => void refetch()} />
        ) : list === undefined ? (
          <LoadingRows name="Reading logs" />
        ) : list.logs.length > 0 ? (
          <>
            <h1 className="visually-hidden">Logs</h1>
            <LogTable logs={list.logs} end={<ListEnd list={list} limit={limit} onMore={() => setLimit(most)} />} />
          </>
        ) : isFiltered ? (
          <Notice title="No log matches" role="status">
            <p>The filter leaves out every log that the lab holds.</p>
            <p>
              <button type="button" className="btn" onClick={() => set(noFilter)}>
                Show all logs
              </button>
            </p>
          </Notice>
        ) : (
          <Notice title="No logs yet" role="status">
            <p>
              Place an order in the shop: its browser sends logs by the Sentry SDK, its services send theirs as OTLP to{' '}
              <code>{location.origin}/v1/logs</code>. Each appears here as soon as it arrives, with the span it was
              written in.
            </p>
          </Notice>
        )}
      </div>
    </Page>
  )
}

function ListEnd({ list, limit, onMore }: { list: LogList; limit: number; onMore(): void }) {
  if (!list.isCut) return <p className="list-end">{counted(list.logs.length, 'log')}, the oldest last.</p>
  return (
    <p className="list-end">
      These are the newest {counted(list.logs.length, 'log')}.{' '}
      {limit < most ? (
        <button type="button" className="btn" onClick={onMore}>
          Show up to {counted(most, 'log')}
        </button>
      ) : (
        'For older ones, narrow the filter.'
      )}
    </p>
  )
}
