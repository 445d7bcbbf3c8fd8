import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useServiceColour } from '../../../ui/service-colours.tsx'
import { useThemeChanges } from '../../../ui/use-theme-changes.ts'
import { drawMinimap } from './draw-minimap.ts'
import './minimap.css'
import type { ReplayClock } from '../replay/replay-clock.ts'
import { ReplayLine } from '../replay/replay-line.tsx'
import { fractionOf, partOf } from '../time-window.ts'
import type { Folding } from '../use-folding.ts'
import type { Zoom } from '../use-zoom.ts'
import type { Waterfall } from '../waterfall.ts'
import type { CriticalPath } from './use-critical-path.ts'

const leastDrag = 0.005

type Props = { waterfall: Waterfall; critical: CriticalPath; zoom: Zoom; folding: Folding; clock: ReplayClock }

/** The whole trace at a glance; dragging across it zooms the waterfall. Keys do the same: `s` and `z`. */
export function Minimap({ waterfall, critical, zoom, folding, clock }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const themeChanges = useThemeChanges()
  const serviceColour = useServiceColour()
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  const { whole, window } = zoom
  const { stretches } = critical

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of theme changes the colours.
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    // Rows are painted first: what is told of a size comes before the frame, and what a timer does comes after.
    const drawSoon = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        drawMinimap(element, { waterfall, critical: stretches, serviceColour })
      })
    }
    const observer = new ResizeObserver(drawSoon)
    observer.observe(element)
    return () => {
      observer.disconnect()
      clearTimeout(timer)
    }
  }, [waterfall, stretches, serviceColour, themeChanges])

  function fractionAt(event: PointerEvent<HTMLElement>): number {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return (event.clientX - left) / width
  }

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ from: fractionAt(event), to: fractionAt(event) })
  }

  function onPointerUp(): void {
    if (drag && Math.abs(drag.to - drag.from) > leastDrag) zoom.to(partOf(whole, drag.from, drag.to))
    setDrag(null)
  }

  const from = drag ? Math.min(drag.from, drag.to) : fractionOf(whole, window.fromMs)
  const to = drag ? Math.max(drag.from, drag.to) : fractionOf(whole, window.toMs)
  const left = Math.max(0, Math.min(1, from))
  const right = Math.max(0, Math.min(1, to))

  return (
    <div className="minimap-row span-columns">
      <div className="minimap-tools">
        <button type="button" className="btn quiet" onClick={folding.toggleAll}>
          {folding.folded.size > 0 ? 'Unfold all' : 'Fold all'}
        </button>
        <button
          type="button"
          className="btn quiet"
          aria-pressed={critical.isShown}
          title="What the length of the trace hangs on, as a line below the bars"
          onClick={critical.toggle}
        >
          Critical path
        </button>
        {zoom.isZoomed && (
          <button type="button" className="btn quiet" onClick={zoom.reset}>
            Reset zoom
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys s and z do what dragging does. */}
      <div
        className="minimap"
        onPointerDown={onPointerDown}
        onPointerMove={(event) => drag && setDrag({ from: drag.from, to: fractionAt(event) })}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDrag(null)}
        onDoubleClick={zoom.reset}
        title="Drag to zoom, double-click to reset"
      >
        <canvas ref={canvas} />
        <ReplayLine clock={clock} window={whole} />
        {(drag || zoom.isZoomed) && (
          <i className="minimap-window" style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }} />
        )}
      </div>
    </div>
  )
}
