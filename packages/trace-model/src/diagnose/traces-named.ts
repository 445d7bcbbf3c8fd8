import type { Attributes } from '../model.ts'
import { recordedHeader } from './recorded-header.ts'

/** Ids of the traces that the headers of a request name, as far as a span or a log recorded them: `traceparent` and `sentry-trace`. */
export function tracesNamedIn(record: { attributes: Attributes }): string[] {
  return ['traceparent', 'sentry-trace'].flatMap((header) => {
    const id = /(?:^|-)([0-9a-f]{32})-/i.exec(recordedHeader(record, header) ?? '')?.[1]
    return id === undefined ? [] : [id.toLowerCase()]
  })
}
