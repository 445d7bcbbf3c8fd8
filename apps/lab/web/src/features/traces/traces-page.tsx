import type { TraceSummary } from '@checkout/trace-model/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { pinTrace, traceListQuery } from '../../api/trace-list.ts'
import { Page } from '../../app/page.tsx'
import { LabDown } from '../../ui/lab-down.tsx'
import { ServiceColours } from '../../ui/service-colours.tsx'
import { Strip } from '../../ui/strip.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { ChosenStrip } from './chosen-strip.tsx'
import { ClearedStrip } from './cleared-strip.tsx'
import { DropArea } from './drop-area.tsx'
import { EmptyTraces, NothingMatches } from './empty-traces.tsx'
import { choicesIn, countByShow, isShown, matching, noFilter } from './filters.ts'
import { ImportStrip } from './import-strip.tsx'
import { LoadingTable } from './loading-table.tsx'
import { type Pause, pausedRows, waitingSince, waitingText } from './pause.ts'
import { Toolbar } from './toolbar.tsx'
import { TraceTable } from './trace-table.tsx'
import './traces.css'
import { useFilterParams } from './use-filter-params.ts'
import { useImport } from './use-import.ts'

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

  const [chosen, setChosen] = useState<readonly string[]>([])
  const choose = useCallback((traceId: string) => setChosen((before) => toggled(before, traceId)), [])
  const pin = useMutation({ mutationFn: (trace: TraceSummary) => pinTrace(trace.traceId, !trace.isPinned) })
  const files = useImport()
  const [clearError, setClearError] = useState<Error | null>(null)

  usePageTitle('Traces')
  useShortcuts([['p', togglePause, pause ? 'Go on listing traces' : 'Pause the list']])

  return (
    <Page>
      <DropArea onFiles={(each) => void files.take(each)}>
        <div className="traces">
          <Toolbar
            filter={filter}
            choices={choices}
            counts={data ? counts : null}
            total={list.traces.length}
            paused={pause !== null}
            onTogglePause={togglePause}
            isImporting={files.isBusy}
            onFiles={(each) => void files.take(each)}
            onClearError={setClearError}
          />
          <div role="status">
            {clearError && <Strip tone="bad">Nothing was cleared. {clearError.message}</Strip>}
            <ClearedStrip />
            <ImportStrip results={files.results} onForget={files.forget} />
            <ChosenStrip chosen={chosen} onForget={() => setChosen([])} />
            {pin.error && <Strip tone="bad">{pin.error.message}</Strip>}
            {waiting && (
              <button type="button" className="traces-waiting" onClick={() => setPause(list)}>
                {waiting} while paused.{' '}
                <span>Show {waiting === '1 new' || waiting === '1 changed' ? 'it' : 'them'}</span>
              </button>
            )}
          </div>
          {data === undefined && error ? (
            <LabDown error={error} onRetry={() => void refetch()} />
          ) : data === undefined ? (
            <LoadingTable />
          ) : shown.length > 0 ? (
            <ServiceColours services={choices.services}>
              <h1 className="visually-hidden">Traces</h1>
              <TraceTable traces={shown} chosen={chosen} onChoose={choose} onPin={pin.mutate} />
            </ServiceColours>
          ) : rows.length > 0 ? (
            <NothingMatches onShowAll={() => filter.set(noFilter)} />
          ) : (
            <EmptyTraces />
          )}
        </div>
      </DropArea>
    </Page>
  )
}

const compared = 2

/** The last two chosen; choosing one again takes it away. */
function toggled(chosen: readonly string[], traceId: string): readonly string[] {
  if (chosen.includes(traceId)) return chosen.filter((other) => other !== traceId)
  return [...chosen, traceId].slice(-compared)
}
