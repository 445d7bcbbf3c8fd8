import type { Attributes, AttributeValue, Span, TraceRecords } from '../model.ts'

/** A request header as a service recorded it. By convention that is a list of values; some instrumentation writes the value itself. */
export function recordedHeader({ attributes }: { attributes: Attributes }, name: string): string | null {
  const recorded: AttributeValue | undefined = attributes[`http.request.header.${name}`]
  const value = Array.isArray(recorded) ? recorded[0] : recorded
  return typeof value === 'string' && value !== '' ? value : null
}

/** A header of the request that a SERVER span stands for: from the span, else from a log of its service. */
export function headerOfRequest({ logs }: Pick<TraceRecords, 'logs'>, entry: Span, name: string): string | null {
  const places = [entry, ...logs.filter(({ service }) => service === entry.service)]
  for (const place of places) {
    const value = recordedHeader(place, name)
    if (value !== null) return value
  }
  return null
}
