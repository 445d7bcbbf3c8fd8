const wholeMs = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** A duration a person can compare at a glance: `0.42 ms`, `8.4 ms`, `152 ms`, `1.84 s`, `2 m 05 s`. */
export function formatDuration(ms: number): string {
  if (ms < 0) return `−${formatDuration(-ms)}`
  if (ms === 0) return '0 ms'
  if (ms < 1) return `${ms.toFixed(2)} ms`
  if (ms < 9.95) return `${ms.toFixed(1)} ms`
  if (ms < 999.5) return `${ms.toFixed(0)} ms`
  if (ms < 59_995) return `${(ms / 1_000).toFixed(2)} s`
  const seconds = Math.round(ms / 1_000)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} m ${String(seconds % 60).padStart(2, '0')} s`
  return `${wholeMs.format(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')} m`
}

/** A moment relative to the start of the trace: `+212 ms`. */
export function formatOffset(ms: number): string {
  return ms < 0 ? formatDuration(ms) : `+${formatDuration(ms)}`
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const clockMs = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
})
const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

export function formatClock(ms: number): string {
  return clock.format(ms)
}

/** To the millisecond, for records that follow each other closely. */
export function formatClockMs(ms: number): string {
  return clockMs.format(ms)
}

export function formatDateTime(ms: number): string {
  return dateTime.format(ms)
}

/** `1 span`, `23 spans`. */
export function counted(count: number, noun: string): string {
  return `${wholeMs.format(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** First and last characters of an id, for places where the whole one does not fit. */
export function shortId(id: string): string {
  return id.length <= 14 ? id : `${id.slice(0, 6)}…${id.slice(-6)}`
}
