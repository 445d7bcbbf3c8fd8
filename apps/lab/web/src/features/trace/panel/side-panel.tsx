import type { Span, TraceDetail } from '@checkout/trace-model/model'
import { lazy, type RefObject, Suspense, useMemo } from 'react'
import type { Waterfall } from '../waterfall.ts'
import { ErrorsTab } from './errors-tab.tsx'
import { headersOf } from './headers.ts'
import { HeadersTab } from './headers-tab.tsx'
import { LogsTab } from './logs-tab.tsx'
import { ReadingTab } from './reading-tab.tsx'
import { ResizeHandle } from './resize-handle.tsx'
import './side-panel.css'
import { SpanTab } from './span-tab.tsx'
import { TabList } from './tab-list.tsx'
import { type PanelTab, type PanelTabState, panelTabs } from './use-panel-tab.ts'

// The sentences of the rules are only read by who opens the tab.
const SentryTab = lazy(async () => ({ default: (await import('./sentry/sentry-tab.tsx')).SentryTab }))

type Props = {
  ref: RefObject<HTMLElement | null>
  detail: TraceDetail
  waterfall: Waterfall
  selected: number
  tab: PanelTabState
  onGoTo(index: number): void
}

/** What there is to know about the selected span, and every log and error of the trace. */
export function SidePanel({ ref, detail, waterfall, selected, tab, onGoTo }: Props) {
  const row = waterfall.rows[selected]
  const span = row?.span ?? null
  const headers = useMemo(() => (span ? headersOf(span) : []), [span])
  const tabs = tabsFor(span, row !== undefined, headers.length > 0)
  const current = tabs.includes(tab.current) ? tab.current : row ? 'span' : 'logs'
  const counts = { logs: detail.logs.length, errors: detail.errors.length }
  const timeline = { detail, waterfall, selected, onGoTo }

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
          <SpanTab waterfall={waterfall} index={selected} detail={detail} onGoTo={onGoTo} />
        )}
        {current === 'headers' && <HeadersTab headers={headers} />}
        {current === 'logs' && <LogsTab {...timeline} />}
        {current === 'errors' && <ErrorsTab {...timeline} />}
        {current === 'sentry' && span && (
          <Suspense fallback={<ReadingTab />}>
            <SentryTab key={span.spanId} span={span} />
          </Suspense>
        )}
      </div>
    </section>
  )
}

function tabsFor(span: Span | null, hasRow: boolean, hasHeaders: boolean): PanelTab[] {
  return panelTabs.filter((tab) => {
    if (tab === 'span') return hasRow
    if (tab === 'sentry') return span !== null
    if (tab === 'headers') return span !== null && hasHeaders
    return true
  })
}
