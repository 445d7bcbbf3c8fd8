import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

/** Coloured where the terminal shows colours; null for the terminal's own. */
export function styled(style: Style | null, text: string): string {
  return style === null ? text : styleText(style, text, { stream: process.stdout })
}

/** Whatever a sender wrote, without characters that a terminal would obey. */
export function plain(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}

/** In so many columns, with an ellipsis where it is longer. */
export function fitted(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text.padEnd(width)
}

/** `12.3 ms` or `1.25 s`. */
export function duration(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(2)} s`
  return `${ms >= 100 ? ms.toFixed(0) : ms.toFixed(1)} ms`
}

/** The time of day on this machine, to the millisecond. */
export function clock(timeMs: number): string {
  const time = new Date(timeMs)
  const parts = [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0'))
  return `${parts.join(':')}.${String(time.getMilliseconds()).padStart(3, '0')}`
}
