import { useState } from 'react'

export const panelTabs = ['span', 'headers', 'logs', 'errors', 'replay', 'sentry'] as const
export type PanelTab = (typeof panelTabs)[number]

const staying: readonly PanelTab[] = ['headers', 'replay', 'sentry']

export type PanelTabState = {
  current: PanelTab
  set(tab: PanelTab): void
  /** A span was picked: show it, unless the person is comparing its headers or its stored form from span to span, or watching the replay move along. */
  showSpan(): void
}

/** The panel opens on the selected span, else on the logs of the trace. */
export function usePanelTab(hasSelection: boolean): PanelTabState {
  const [chosen, set] = useState<PanelTab>(hasSelection ? 'span' : 'logs')
  return {
    current: chosen === 'span' && !hasSelection ? 'logs' : chosen,
    set,
    showSpan: () => set((before) => (staying.includes(before) ? before : 'span')),
  }
}
