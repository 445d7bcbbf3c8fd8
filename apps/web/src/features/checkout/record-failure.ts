import { attributeNames } from '@checkout/contract/telemetry'
import { captureException, type Span } from '@sentry/react'
import type { Failure } from '../../api/request-json.ts'

const errorStatus = 2

class CheckoutFailedError extends Error {
  override name = 'CheckoutFailedError'
}

/**
 * Marks the span and returns the failure's code. Only what the buyer could not have caused (no answer, an unreadable
 * one, or a 5xx) becomes an error event; call it with the span active, or the event would name the page's trace.
 */
export function recordFailure(span: Span, failure: Failure): string {
  const code = codeOf(failure)
  span.setStatus({ code: errorStatus, message: code })
  span.setAttribute(attributeNames.errorType, code)
  if (failure.kind === 'unreachable') captureException(failure.cause)
  else if (failure.status >= 500 || failure.kind === 'unreadable') {
    captureException(new CheckoutFailedError(`The checkout was answered with ${failure.status} (${code})`))
  }
  return code
}

function codeOf(failure: Failure): string {
  return failure.kind === 'refused' ? failure.error.code : failure.kind
}
