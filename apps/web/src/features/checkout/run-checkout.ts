import type { CheckoutRequest, Order } from '@checkout/contract/http'
import { attributeNames, browserCheckoutOp, browserEventNames, spanNames } from '@checkout/contract/telemetry'
import * as Sentry from '@sentry/react'
import { postCheckout } from '../../api/post-checkout.ts'
import type { Answer } from '../../api/request-json.ts'
import type { Attempt } from './attempt.ts'
import { recordFailure } from './record-failure.ts'
import { sentHeadersOf } from './sent-headers.ts'

export type CheckoutClick = {
  apiOrigin: string
  request: CheckoutRequest
  totalCents: number
  idempotencyKey: string
}

export type CheckoutResult = { answer: Answer<Order>; attempt: Attempt }

/** One click, one trace: the span is its root even while the page's own trace is still open. */
export function runCheckout(click: CheckoutClick): Promise<CheckoutResult> {
  const { scenario, items } = click.request
  const attributes = {
    [attributeNames.scenario]: scenario,
    [attributeNames.itemCount]: items.reduce((sum, item) => sum + item.quantity, 0),
    [attributeNames.totalCents]: click.totalCents,
  }
  const root = { name: spanNames.browserCheckout, op: browserCheckoutOp, forceTransaction: true, attributes }
  return Sentry.startNewTrace(() => Sentry.startSpan(root, (span) => sendInside(span, click)))
}

async function sendInside(span: Sentry.Span, click: CheckoutClick): Promise<CheckoutResult> {
  const startedAt = performance.now()
  const { scenario } = click.request
  const { traceId } = span.spanContext()
  log(browserEventNames.submitted, {
    [attributeNames.scenario]: scenario,
    [attributeNames.totalCents]: click.totalCents,
  })

  const answer = await postCheckout(click.apiOrigin, click.request, click.idempotencyKey)
  const tookMs = performance.now() - startedAt

  // The browser has no async context: without this, a navigation during the wait would take the log and the error over.
  Sentry.withActiveSpan(span, () => {
    const outcome = answer.kind === 'ok' ? 'completed' : recordFailure(span, answer)
    log(browserEventNames.answered, { [attributeNames.scenario]: scenario, [attributeNames.checkoutOutcome]: outcome })
  })
  const status = answer.kind === 'unreachable' ? null : answer.status
  return { answer, attempt: { scenario, traceId, tookMs, status, sentHeaders: sentHeadersOf(traceId) } }
}

function log(event: string, attributes: Record<string, string | number>): void {
  Sentry.logger.info(event, { [attributeNames.eventName]: event, ...attributes })
}
