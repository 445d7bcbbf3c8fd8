import type { TraceOutline } from '@checkout/trace-model/outline'
import { useMemo, useRef, useState } from 'react'
import { Page } from '../../app/page.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { nextOf } from './find.ts'
import { FindField } from './find-field.tsx'
import { WaterfallGrid } from './grid/waterfall-grid.tsx'
import { SidePanel } from './panel/side-panel.tsx'
import { usePanelTab } from './panel/use-panel-tab.ts'
import { createReplayClock } from './replay/replay-clock.ts'
import { TraceHead } from './trace-head.tsx'
import { useClocks } from './use-clocks.ts'
import { useFind } from './use-find.ts'
import { useFolding } from './use-folding.ts'
import { useSelectedSpan } from './use-selected-span.ts'
import { useZoom } from './use-zoom.ts'
import { buildWaterfall } from './waterfall.ts'

type Props = { outline: TraceOutline; linkedSpanId: string | null; gone: boolean }

export function TraceView({ outline, linkedSpanId, gone }: Props) {
  const { traceId, summary } = outline
  const clocks = useClocks(outline)
  const waterfall = useMemo(() => buildWaterfall(outline, clocks.offsets), [outline, clocks.offsets])
  const [selectedId, select] = useSelectedSpan(traceId, linkedSpanId)
  const selected = useMemo(() => waterfall.indexOf(selectedId), [waterfall, selectedId])
  const folding = useFolding(waterfall)
  const zoom = useZoom(waterfall)
  const find = useFind(traceId, outline.spans, waterfall, selected)
  const tab = usePanelTab(selected > -1)
  const [clock] = useState(createReplayClock)
  const grid = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  const failed = useMemo(() => [...waterfall.failures.keys()], [waterfall])

  usePageTitle([summary.name, summary.scenario].filter(Boolean).join(', '))

  function goTo(index: number): void {
    if (index < 0) return
    folding.reveal(index)
    select(waterfall.idAt(index))
  }

  /** To what was looked for, which is then shown. */
  function jumpTo(index: number): void {
    if (index > -1 && selected === -1) tab.showSpan()
    goTo(index)
  }

  const goToError = (step: 1 | -1) => jumpTo(nextOf(failed, selected, step))
  const goToMatch = (step: 1 | -1) => jumpTo(find.next(step))

  useShortcuts([
    ['n', () => goToMatch(1), 'Next match'],
    ['N', () => goToMatch(-1), 'Previous match'],
    ['e', () => goToError(1), 'Next error'],
    ['E', () => goToError(-1), 'Previous error'],
    ['f', folding.toggleAll, folding.folded.size > 0 ? 'Unfold all spans' : 'Fold all spans'],
    ['z', zoom.reset, 'Reset the zoom'],
    ['s', () => zoom.toRow(waterfall.rowAt(selected)), 'Zoom to the selected span'],
    ['Escape', () => select(null)],
  ])

  return (
    <Page tools={<FindField find={find} onStep={goToMatch} onLeave={() => grid.current?.focus()} />}>
      <div className="trace">
        <TraceHead
          outline={outline}
          waterfall={waterfall}
          clocks={clocks}
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
            clock={clock}
            matches={find.matchSet}
            selected={selected}
            onSelect={(index, byPointer) => {
              if (byPointer) tab.showSpan()
              jumpTo(index)
            }}
            onOpen={() => {
              tab.showSpan()
              panel.current?.focus()
            }}
          />
          <SidePanel
            ref={panel}
            outline={outline}
            waterfall={waterfall}
            selected={selected}
            tab={tab}
            clock={clock}
            onGoTo={goTo}
          />
        </div>
      </div>
    </Page>
  )
}
