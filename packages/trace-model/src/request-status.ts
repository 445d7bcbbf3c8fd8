import { numberIn } from './json.ts'
import type { Span } from './model.ts'

/** The HTTP status a span recorded, under its present or its former name. */
export function httpStatusOf(span: Span | undefined): number | null {
  if (!span) return null
  return numberIn(span.attributes, 'http.response.status_code') ?? numberIn(span.attributes, 'http.status_code')
}
