import { withSpan } from '@checkout/otel-node'
import type { Attributes, Span } from '@opentelemetry/api'
import { PaymentError } from './payment-error.ts'

export type Report = (error: unknown) => void

/** A span whose unexpected error is reported while the span is still the active one, so that the report carries its ids. */
export function reportingSpan<T>(
  { report }: { report: Report },
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return withSpan(name, attributes, async (span) => {
    try {
      return await work(span)
    } catch (error) {
      if (!(error instanceof PaymentError)) report(error)
      throw error
    }
  })
}
