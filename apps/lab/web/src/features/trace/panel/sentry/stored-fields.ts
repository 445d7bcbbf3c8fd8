import type { AttributeValue } from '@checkout/trace-model/model'

type Entries = [name: string, value: AttributeValue][]

/**
 * A stored span in two tables. Spans by OTLP have typed `attributes`, those of most Sentry SDKs have `data`; a transaction has it in its
 * trace context, and its other spans are stored each by itself.
 */
export function storedFields(stored: { [field: string]: AttributeValue }): { fields: Entries; attributes: Entries } {
  const { attributes, data, contexts, spans, ...fields } = stored
  const trace = isMap(contexts) && isMap(contexts.trace) ? contexts.trace : {}
  return {
    fields: Object.entries(fields).filter(([, value]) => !isEmpty(value)),
    attributes: [...entriesOf(data), ...entriesOf(trace.data), ...entriesOf(attributes)].map(([name, value]) => [
      name,
      untyped(value),
    ]),
  }
}

function entriesOf(value: AttributeValue | undefined): Entries {
  return isMap(value) ? Object.entries(value) : []
}

function untyped(value: AttributeValue): AttributeValue {
  return isMap(value) && 'type' in value && value.value !== undefined ? value.value : value
}

function isEmpty(value: AttributeValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

function isMap(value: AttributeValue | undefined): value is { [key: string]: AttributeValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
