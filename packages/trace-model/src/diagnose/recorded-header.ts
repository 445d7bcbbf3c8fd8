import type { Attributes, AttributeValue } from '../model.ts'

/** A request header as a service recorded it. By convention that is a list of values; some instrumentation writes the value itself. */
export function recordedHeader({ attributes }: { attributes: Attributes }, name: string): string | null {
  const recorded: AttributeValue | undefined = attributes[`http.request.header.${name}`]
  const value = Array.isArray(recorded) ? recorded[0] : recorded
  return typeof value === 'string' && value !== '' ? value : null
}
