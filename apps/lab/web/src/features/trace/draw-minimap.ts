import { serviceColour } from '../../ui/service-colour.ts'
import { fractionOf, wholeWindow } from './time-window.ts'
import type { Waterfall } from './waterfall.ts'

const edgePx = 6
const tallestBarPx = 3
/** A failed span ends in red. */
const failureWidthPx = 4

/** Draws every span as a line, top to bottom in the order of the rows. */
export function drawMinimap(canvas: HTMLCanvasElement, { rows, startTimeMs, endTimeMs, failure }: Waterfall): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { clientWidth: width, clientHeight: height } = canvas
  canvas.width = width * devicePixelRatio
  canvas.height = height * devicePixelRatio
  context.scale(devicePixelRatio, devicePixelRatio)

  const whole = wholeWindow(startTimeMs, endTimeMs)
  const pitch = Math.min(5, (height - 2 * edgePx) / Math.max(1, rows.length))
  const barHeight = Math.max(1, Math.min(tallestBarPx, pitch * 0.7))
  const colourOf = colourReader(canvas)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]
    if (!row) continue
    const left = fractionOf(whole, row.startTimeMs) * width
    const length = fractionOf(whole, row.endTimeMs) * width - left
    const top = edgePx + index * pitch
    const drawn = Math.max(1.5, length)
    context.fillStyle = colourOf(row.span ? serviceColour(row.span.service) : 'var(--ink-3)')
    context.fillRect(left, top, drawn, barHeight)
    if (failure[index] == null) continue
    context.fillStyle = colourOf('var(--bad)')
    context.fillRect(left + drawn - failureWidthPx, top, failureWidthPx, barHeight)
  }
}

/** What a CSS colour comes to on this element in the present theme: a canvas knows neither variables nor `light-dark()`. */
function colourReader(element: HTMLElement): (colour: string) => string {
  const known = new Map<string, string>()
  return (colour) => {
    const present = known.get(colour)
    if (present) return present
    element.style.color = colour
    const read = getComputedStyle(element).color
    known.set(colour, read)
    return read
  }
}
