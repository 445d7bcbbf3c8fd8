import type { ColourOf } from '../../../ui/service-colour.ts'
import { fractionOf, wholeWindow } from '../time-window.ts'
import type { Waterfall } from '../waterfall.ts'
import type { CriticalStretch } from './critical-path.ts'

const edgePx = 6
/** So many rows may share a pixel before some are left out. */
const linesPerPx = 40
const tallestBarPx = 3
/** A failed span ends in red. */
const failureWidthPx = 4

type Drawn = { waterfall: Waterfall; critical: readonly CriticalStretch[]; serviceColour: ColourOf }

/** Draws the spans as lines, top to bottom in the order of the rows; of rows that fall on the same line, as many as can be told apart. */
export function drawMinimap(canvas: HTMLCanvasElement, { waterfall, critical, serviceColour }: Drawn): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { clientWidth: width, clientHeight: height } = canvas
  canvas.width = width * devicePixelRatio
  canvas.height = height * devicePixelRatio
  context.scale(devicePixelRatio, devicePixelRatio)

  const { rowCount, startMs, endMs, failures, serviceAt } = waterfall
  const whole = wholeWindow(waterfall.startTimeMs, waterfall.endTimeMs)
  const pitch = Math.min(5, (height - 2 * edgePx) / Math.max(1, rowCount))
  const barHeight = Math.max(1, Math.min(tallestBarPx, pitch * 0.7))
  const colourOf = colourReader(canvas)
  const bad = colourOf('var(--bad)')
  // So many rows share a pixel line that drawing each would take longer than reading the trace.
  const step = Math.max(1, Math.floor(rowCount / (height * linesPerPx)))

  function bar(index: number): { left: number; top: number; drawn: number } {
    const left = fractionOf(whole, startMs[index] as number) * width
    const length = fractionOf(whole, endMs[index] as number) * width - left
    return { left, top: edgePx + index * pitch, drawn: Math.max(1.5, length) }
  }

  for (let index = 0; index < rowCount; index += step) {
    const { left, top, drawn } = bar(index)
    const service = serviceAt(index)
    context.fillStyle = colourOf(service === null ? 'var(--ink-3)' : serviceColour(service))
    context.fillRect(left, top, drawn, barHeight)
  }
  context.fillStyle = colourOf('var(--ink)')
  const stretchStep = Math.max(1, Math.floor(critical.length / (height * linesPerPx)))
  for (let at = 0; at < critical.length; at += stretchStep) {
    const { row, fromMs, toMs } = critical[at] as CriticalStretch
    const left = fractionOf(whole, fromMs) * width
    context.fillRect(left, edgePx + row * pitch + barHeight, Math.max(0.5, fractionOf(whole, toMs) * width - left), 1)
  }
  context.fillStyle = bad
  for (const index of failures.keys()) {
    const { left, top, drawn } = bar(index)
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
