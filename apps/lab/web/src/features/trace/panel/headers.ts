import type { AttributeValue, Span } from '@checkout/trace-model/model'

const recorded = /^http\.(request|response)\.header\.(.+)$/

export type Header = { direction: 'request' | 'response'; name: string; value: string }

/** The HTTP headers a span recorded, by the convention `http.request.header.<name>`. */
export function headersOf(span: Span): Header[] {
  const headers: Header[] = []
  for (const [attribute, value] of Object.entries(span.attributes)) {
    const [, direction, name] = recorded.exec(attribute) ?? []
    if (name) headers.push({ direction: direction as Header['direction'], name, value: headerText(value) })
  }
  return headers.sort((a, b) => a.direction.localeCompare(b.direction) || a.name.localeCompare(b.name))
}

export function isHeader(attribute: string): boolean {
  return recorded.test(attribute)
}

function headerText(value: AttributeValue): string {
  return Array.isArray(value) ? value.join(', ') : String(value)
}
