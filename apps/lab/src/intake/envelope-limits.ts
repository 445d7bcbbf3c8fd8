import type { EnvelopeItem } from '@checkout/trace-model'
import { RefusalError } from './refusal.ts'

const mebibyte = 1024 * 1024
const maxContainer = 12 * mebibyte
const maxSingleSpan = 10 * mebibyte
const maxSingleSpans = 25
const maxOther = 200 * mebibyte
const maxLengths: Record<string, number> = { event: mebibyte, transaction: mebibyte }

/** Throws a `RefusalError` where Sentry's intake refuses a whole envelope for the size or the number of its items. */
export function checkLimits(items: readonly EnvelopeItem[]): void {
  const containers = new Set<string>()
  let singleSpans = 0
  for (const item of items) {
    const isSingle = !isContainer(item)
    if (item.type === 'span' && isSingle) singleSpans += 1
    if (item.payload.length > maxLength(item, isSingle) || singleSpans > maxSingleSpans) throw tooLarge(item.type)
    if (!isSingle && containers.has(item.type)) throw tooLarge(item.type)
    if (!isSingle) containers.add(item.type)
  }
}

/** An item that holds many of its kind: an envelope may have one of each. */
function isContainer({ header }: EnvelopeItem): boolean {
  return typeof header.content_type === 'string' && header.content_type.startsWith('application/vnd.sentry.items.')
}

function maxLength({ type }: EnvelopeItem, isSingle: boolean): number {
  if (!isSingle) return maxContainer
  if (type === 'span') return maxSingleSpan
  return Object.hasOwn(maxLengths, type) ? (maxLengths[type] ?? 0) : maxOther
}

export function tooLarge(type: string): RefusalError {
  const message = `envelope exceeded size limits for type '${type}' (https://develop.sentry.dev/sdk/envelopes/#size-limits)`
  return new RefusalError(413, message, { reason: `too_large:${type}` })
}
