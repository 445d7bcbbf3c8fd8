import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useState } from 'react'

const widthKey = 'panel-width'
const leastPx = 280
const mostPx = 900
const stepPx = 24

/** The panel's left edge: drag it, or move it with the arrow keys. The width is remembered; until one is chosen it goes by that of the window. */
export function ResizeHandle() {
  const [chosen, setChosen] = useState(() => Number(localStorage.getItem(widthKey)) || null)
  const width = bounded(chosen ?? usualPx())

  useLayoutEffect(() => {
    if (chosen === null) return
    document.documentElement.style.setProperty('--panel-width', `${bounded(chosen)}px`)
    localStorage.setItem(widthKey, String(chosen))
  }, [chosen])

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowLeft' ? stepPx : event.key === 'ArrowRight' ? -stepPx : 0
    if (step === 0) return
    event.preventDefault()
    setChosen(bounded(width + step))
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) setChosen(bounded(innerWidth - event.clientX))
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

/** The same stands in the CSS. */
function usualPx(): number {
  return Math.max(300, Math.min(400, innerWidth * 0.3))
}

function bounded(px: number): number {
  return Math.round(Math.max(leastPx, Math.min(mostPx, innerWidth * 0.7, px)))
}
