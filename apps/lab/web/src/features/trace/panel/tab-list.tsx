import { type KeyboardEvent, useRef } from 'react'
import type { PanelTab } from './use-panel-tab.ts'

const words: Record<PanelTab, string> = {
  span: 'Span',
  headers: 'Headers',
  logs: 'Logs',
  errors: 'Errors',
  replay: 'Replay',
  sentry: 'In Sentry',
}

type Props = {
  tabs: readonly PanelTab[]
  counts: Partial<Record<PanelTab, number>>
  current: PanelTab
  onChoose(tab: PanelTab): void
}

export function TabList({ tabs, counts, current, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length]
    if (step === 0 || !next) return
    event.preventDefault()
    onChoose(next)
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }

  return (
    <div role="tablist" className="tabs" aria-label="Details" ref={list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          aria-selected={tab === current}
          aria-controls={tab === current ? `panel-${tab}` : undefined}
          tabIndex={tab === current ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {words[tab]} {counts[tab] ? <span>{counts[tab]}</span> : null}
        </button>
      ))}
    </div>
  )
}
