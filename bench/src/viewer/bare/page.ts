import { useVirtualizer } from '@tanstack/react-virtual'
import { createElement as h, useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { BareSpan } from './spans.ts'

const rowHeight = 26

/** What plain React and TanStack Virtual need at the least: a click, a read, rows in view, a minimap. */
function BareList() {
  const [spans, setSpans] = useState<BareSpan[]>([])
  const open = () => fetch(`spans${location.search}`).then(async (response) => setSpans(await response.json()))
  const rows = useRef<HTMLDivElement>(null)
  const minimap = useRef<HTMLCanvasElement>(null)
  const virtual = useVirtualizer({
    count: spans.length,
    getScrollElement: () => rows.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  const lengthMs = spans[0]?.durationMs ?? 1
  const percent = (ms: number) => `${(100 * ms) / lengthMs}%`

  useEffect(() => {
    const context = minimap.current?.getContext('2d')
    for (const [at, { startMs, durationMs }] of spans.entries())
      context?.fillRect((300 * startMs) / lengthMs, (60 * at) / spans.length, (300 * durationMs) / lengthMs, 1)
  }, [spans, lengthMs])

  return h(
    'main',
    null,
    h('button', { type: 'button', onClick: open }, 'Open'),
    h('canvas', { ref: minimap, width: 300, height: 60 }),
    h(
      'div',
      { ref: rows, id: 'rows' },
      h(
        'div',
        { style: { height: virtual.getTotalSize() } },
        virtual.getVirtualItems().map(({ index, start }) => {
          const { name, depth, startMs, durationMs } = spans[index] as BareSpan
          return h(
            'p',
            { key: index, style: { transform: `translateY(${start}px)`, paddingLeft: depth * 12 } },
            name,
            h('i', { style: { left: percent(startMs), width: percent(durationMs) } }),
          )
        }),
      ),
    ),
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(h(BareList))
