import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useState } from 'react'

const widthKey = 'panel-width'
const usualPx = 400
const leastPx = 280
const mostPx = 900
const stepPx = 24

/** The panel's left edge: drag it, or move it with the arrow keys. The width is remembered. */
export function ResizeHandle() {
  const [width, setWidth] = useState(() => bounded(Number(localStorage.getItem(widthKey)) || usualPx))

  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--panel-width', `${width}px`)
    localStorage.setItem(widthKey, String(width))
  }, [width])

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowLeft' ? stepPx : event.key === 'ArrowRight' ? -stepPx : 0
    if (step === 0) return
    event.preventDefault()
    setWidth((before) => bounded(before + step))
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) setWidth(bounded(innerWidth - event.clientX))
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own.
    <div
      role="separator"
      className="resize-handle"
      aria-label="Width of the details"
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={leastPx}
      aria-valuemax={mostPx}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    />
  )
}

function bounded(px: number): number {
  return Math.round(Math.max(leastPx, Math.min(mostPx, innerWidth * 0.7, px)))
}
