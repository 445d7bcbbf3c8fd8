import type { IncomingHttpHeaders } from 'node:http'
import { attributeNames as attribute, eventNames, traceHeaders } from '@checkout/contract/telemetry'
import type { FastifyBaseLogger } from 'fastify'

/** Where events go; pino's records carry trace and span id and go to OTLP as well. */
export type EventLog = Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>

type Level = 'info' | 'warn' | 'error'
type Facts = Record<string, string | number | undefined>

function emit(log: EventLog, level: Level, name: string, facts: Facts = {}): void {
  log[level]({ [attribute.eventName]: name, ...facts }, name)
}

/** Repeats the trace headers, because an unsampled request has logs and no span. */
export function started(log: EventLog, scenario: string, headers: IncomingHttpHeaders): void {
  const sent = traceHeaders.map((name) => [`http.request.header.${name}`, headers[name]])
  emit(log, 'info', eventNames.started, { [attribute.scenario]: scenario, ...Object.fromEntries(sent) })
}

export function cartValidated(log: EventLog, itemCount: number): void {
  emit(log, 'info', eventNames.cartValidated, { [attribute.cartItemCount]: itemCount })
}

export function inventoryReserved(log: EventLog, orderId: string): void {
  emit(log, 'info', eventNames.inventoryReserved, { [attribute.orderId]: orderId })
}

export function inventoryMiss(log: EventLog, orderId: string): void {
  emit(log, 'warn', eventNames.inventoryMiss, { [attribute.orderId]: orderId })
}

export function paymentSlowPath(log: EventLog, orderId: string, durationMs: number): void {
  emit(log, 'warn', eventNames.paymentSlowPath, {
    [attribute.orderId]: orderId,
    [attribute.paymentDurationMs]: Math.round(durationMs),
  })
}

export function paymentApproved(log: EventLog, orderId: string, amountCents: number): void {
  emit(log, 'info', eventNames.paymentApproved, {
    [attribute.orderId]: orderId,
    [attribute.paymentAmountCents]: amountCents,
  })
}

export function paymentDeclined(log: EventLog, orderId: string, cardLast4: string | null): void {
  emit(log, 'warn', eventNames.paymentDeclined, {
    [attribute.orderId]: orderId,
    ...(cardLast4 ? { [attribute.cardLast4]: cardLast4 } : {}),
  })
}

export function orderWritten(log: EventLog, orderId: string): void {
  emit(log, 'info', eventNames.orderWritten, { [attribute.orderId]: orderId })
}

export function completed(log: EventLog, orderId: string, totalCents: number): void {
  emit(log, 'info', eventNames.completed, {
    [attribute.orderId]: orderId,
    [attribute.orderTotalCents]: totalCents,
    [attribute.checkoutOutcome]: 'completed',
  })
}

export function confirmationFailed(log: EventLog, orderId: string, error: unknown): void {
  emit(log, 'warn', eventNames.confirmationFailed, { [attribute.orderId]: orderId, ...exception(error) })
}

export function paymentRefunded(log: EventLog, orderId: string): void {
  emit(log, 'info', eventNames.paymentRefunded, { [attribute.orderId]: orderId })
}

export function inventoryReleased(log: EventLog, orderId: string): void {
  emit(log, 'info', eventNames.inventoryReleased, { [attribute.orderId]: orderId })
}

/** Something nobody planned for, with its stack: spans hold no stack, and Sentry's OTLP intake drops span events. */
export function failed(log: EventLog, orderId: string, error: unknown): void {
  emit(log, 'error', eventNames.failed, { [attribute.orderId]: orderId, ...exception(error) })
}

function exception(error: unknown): Facts {
  if (!(error instanceof Error)) return { [attribute.exceptionMessage]: String(error) }
  const cause = error.cause instanceof Error ? `\nCaused by: ${error.cause.stack}` : ''
  return {
    [attribute.exceptionType]: error.name,
    [attribute.exceptionMessage]: error.message,
    [attribute.exceptionStacktrace]: `${error.stack}${cause}`,
  }
}
