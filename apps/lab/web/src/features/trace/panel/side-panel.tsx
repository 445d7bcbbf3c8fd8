import type { TraceOutline } from '@checkout/trace-model/outline'
import { type RefObject, useMemo, useState } from 'react'
import { exceptionOf } from '../../../api/logged-exception.ts'
import { laterPart } from '../../../ui/later-part.tsx'
import type { ReplayClock } from '../replay/replay-clock.ts'
import type { WaterfallRow } from '../rows.ts'
import type { Waterfall } from '../waterfall.ts'
import { ErrorsTab } from './errors-tab.tsx'
import { headersOf } from './headers.ts'
import { HeadersTab } from './headers-tab.tsx'
import { LogsTab } from './logs-tab.tsx'
import { ReadingTab, readingSentry } from './reading-tab.tsx'
import { ResizeHandle } from './resize-handle.tsx'
import './side-panel.css'
import { SpanTab } from './span-tab.tsx'
import { TabList } from './tab-list.tsx'
import { type PanelTab, type PanelTabState, panelTabs } from './use-panel-tab.ts'
import { useReadSpan } from './use-read-span.ts'

// The sentences of the rules are only read by who opens the tab.
const ReplayTab = laterPart(
  async () => (await import('../replay/replay-tab.tsx')).ReplayTab,
  <ReadingTab text="Loading the player…" />,
)
const SentryTab = laterPart(
  async () => (await import('./sentry/sentry-tab.tsx')).SentryTab,
  <ReadingTab text={readingSentry} />,
)

type Props = {
  ref: RefObject<HTMLElement | null>
  outline: TraceOutline
  waterfall: Waterfall
  selected: number
  tab: PanelTabState
  clock: ReplayClock
  onGoTo(index: number): void
}

/** What there is to know about the selected span, and every log and error of the trace. */
export function SidePanel({ ref, outline, waterfall, selected, tab, clock, onGoTo }: Props) {
  const row = waterfall.rowAt(selected)
  const reading = useReadSpan(outline.traceId, row)
  const headers = useMemo(() => (reading.latest ? headersOf(reading.latest) : []), [reading.latest])
  const tabs = tabsFor(row, headers.length > 0, outline.replays.length > 0)
  const current = tabs.includes(tab.current) ? tab.current : row ? 'span' : 'logs'
  const [moment, setMoment] = useState({ timeMs: 0, selected: -2 })
  const logged = useMemo(() => outline.logs.filter(exceptionOf).length, [outline.logs])
  const counts = { logs: outline.logs.length, errors: outline.errors.length + logged }
  const timeline = { outline, waterfall, selected, onGoTo }
  const onReplay = outline.replays.length > 0 ? replayAt : undefined

  function replayAt(timeMs: number): void {
    setMoment({ timeMs, selected })
    tab.set('replay')
    ref.current?.focus()
  }

  return (
    <section className="panel" ref={ref} aria-label="Details" tabIndex={-1}>
      <ResizeHandle />
      <TabList tabs={tabs} counts={counts} current={current} onChoose={tab.set} />
      <div
        role="tabpanel"
        id={`panel-${current}`}
        aria-labelledby={`tab-${current}`}
        className="panel-content"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it.
        tabIndex={0}
      >
        {current === 'span' && row && (
          <SpanTab
            waterfall={waterfall}
            index={selected}
            row={row}
            outline={outline}
            reading={reading}
            onGoTo={onGoTo}
            onReplay={onReplay}
          />
        )}
        {current === 'headers' && <HeadersTab headers={headers} />}
        {current === 'logs' && <LogsTab {...timeline} />}
        {current === 'errors' && <ErrorsTab {...timeline} onReplay={onReplay} />}
        {current === 'replay' && (
          <ReplayTab {...timeline} clock={clock} wantedMs={moment.selected === selected ? moment.timeMs : null} />
        )}
        {current === 'sentry' && row && <SentryTab key={row.spanId} traceId={outline.traceId} spanId={row.spanId} />}
      </div>
    </section>
  )
}

function tabsFor(row: WaterfallRow | undefined, hasHeaders: boolean, hasReplay: boolean): PanelTab[] {
  return panelTabs.filter((tab) => {
    if (tab === 'span') return row !== undefined
    if (tab === 'replay') return hasReplay
    if (tab === 'sentry') return row?.span != null
    if (tab === 'headers') return row?.span != null && hasHeaders
    return true
  })
}
