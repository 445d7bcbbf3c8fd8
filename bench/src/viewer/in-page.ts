/** Functions that run in the page. Each stands alone: Playwright sends its source. */

export type Wait = {
  /** The event the clock starts with; none starts it when the page was asked for. */
  from?: string
  /** What must be there. */
  selector: string
  /** What its text must match. */
  text?: string
}

/** Sets `window.painted`: milliseconds from the event until the frame with the awaited element was painted. */
export function watchForPaint({ from, selector, text }: Wait): void {
  const isThere = () => {
    const element = document.querySelector(selector)
    // A trace that is drawn ahead is there, but not seen.
    return (
      element?.checkVisibility() === true && (text === undefined || new RegExp(text).test(element.textContent ?? ''))
    )
  }
  const afterPaint = (done: () => void) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = done
    requestAnimationFrame(() => channel.port2.postMessage(null))
  }
  const painted = new Promise<number>((resolve) => {
    const watch = (startedAt: number) => {
      const arrived = () => afterPaint(() => resolve(performance.now() - startedAt))
      if (isThere()) return arrived()
      const observer = new MutationObserver(() => {
        if (!isThere()) return
        observer.disconnect()
        arrived()
      })
      observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true })
    }
    if (from === undefined) watch(0)
    else addEventListener(from, () => watch(performance.now()), { once: true, capture: true })
  })
  Object.assign(window, { painted })
}

export function painted(): Promise<number> {
  return (window as unknown as { painted: Promise<number> }).painted
}

/** Frame times while the list jumps `px` down on every frame, going back to the top at its end. */
export function scrollFrames({ selector, px, frames }: { selector: string; px: number; frames: number }) {
  const scroller = document.querySelector(selector)
  if (!scroller) throw new Error(`nothing matches ${selector}`)
  return new Promise<number[]>((resolve) => {
    const times: number[] = []
    let last = 0
    const step = (now: number) => {
      if (last > 0) times.push(now - last)
      last = now
      if (times.length === frames) return resolve(times)
      const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1
      scroller.scrollTop = isAtEnd ? 0 : scroller.scrollTop + px
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

/** Begins to note main-thread tasks over 50 ms in `window.longTasksMs`. */
export function noteLongTasks(): void {
  const longTasksMs: number[] = []
  Object.assign(window, { longTasksMs })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasksMs.push(duration)
  }).observe({ type: 'longtask' })
}

export function elementCount(): number {
  return document.querySelectorAll('*').length
}

export function longTasks(): number[] {
  return (window as unknown as { longTasksMs: number[] }).longTasksMs
}
