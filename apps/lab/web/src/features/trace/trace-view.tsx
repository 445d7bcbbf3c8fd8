import { summarize } from '@checkout/trace-model'
import type { TraceDetail } from '@checkout/trace-model/model'
import { useMemo, useRef } from 'react'
import { Page } from '../../app/page.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { nextOf } from './find.ts'
import { FindField } from './find-field.tsx'
import { SidePanel } from './panel/side-panel.tsx'
import { usePanelTab } from './panel/use-panel-tab.ts'
import { TraceHead } from './trace-head.tsx'
import { useFind } from './use-find.ts'
import { useFolding } from './use-folding.ts'
import { useSelectedSpan } from './use-selected-span.ts'
import { useZoom } from './use-zoom.ts'
import { buildWaterfall } from './waterfall.ts'
import { WaterfallGrid } from './waterfall-grid.tsx'

type Props = { detail: TraceDetail; linkedSpanId: string | null; gone: boolean }

export function TraceView({ detail, linkedSpanId, gone }: Props) {
  const waterfall = useMemo(() => buildWaterfall(detail), [detail])
  const summary = useMemo(() => summarize(detail), [detail])
  const { rows, indexOf, failure } = waterfall
  const [selectedId, select] = useSelectedSpan(detail.traceId, linkedSpanId)
  const selected = selectedId === null ? -1 : (indexOf.get(selectedId) ?? -1)
  const folding = useFolding(rows)
  const zoom = useZoom(waterfall)
  const find = useFind(waterfall, selected)
  const tab = usePanelTab(selected > -1)
  const grid = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  const failed = useMemo(() => [...failure.keys()].filter((index) => failure[index] !== null), [failure])

  usePageTitle([summary.name, summary.scenario].filter(Boolean).join(', '))

  function goTo(index: number): void {
    const row = rows[index]
    if (!row) return
    folding.reveal(index)
    select(row.spanId)
  }
  const goToError = (step: 1 | -1) => goTo(nextOf(failed, selected, step))
  const goToMatch = (step: 1 | -1) => goTo(find.next(step))

  useShortcuts([
    ['n', () => goToMatch(1)],
    ['N', () => goToMatch(-1)],
    ['e', () => goToError(1)],
    ['E', () => goToError(-1)],
    ['f', folding.toggleAll],
    ['z', zoom.reset],
    ['s', () => zoom.toRow(rows[selected])],
    ['Escape', () => select(null)],
  ])

  return (
    <Page tools={<FindField find={find} onStep={goToMatch} onLeave={() => grid.current?.focus()} />}>
      <div className="trace">
        <TraceHead
          detail={detail}
          waterfall={waterfall}
          summary={summary}
          gone={gone}
          failedCount={failed.length}
          onNextError={() => goToError(1)}
          onGoTo={goTo}
        />
        <div className="trace-body">
          <WaterfallGrid
            ref={grid}
            waterfall={waterfall}
            folding={folding}
            zoom={zoom}
            matches={find.matchSet}
            selected={selected}
            onSelect={(index, byPointer) => {
              goTo(index)
              if (byPointer || selected === -1) tab.showSpan()
            }}
            onOpen={() => {
              tab.showSpan()
              panel.current?.focus()
            }}
          />
          <SidePanel ref={panel} detail={detail} waterfall={waterfall} selected={selected} tab={tab} onGoTo={goTo} />
        </div>
      </div>
    </Page>
  )
}
