import type { Attributes, AttributeValue } from '../model.ts'

/** OTLP's messages as both readers fill them, before they become the model. Times are Unix nanoseconds, ids null when invalid. */

export type OtlpScope = { name: string; version: string; attributes: Attributes }

export type OtlpEvent = { name: string; timeNanos: bigint; attributes: Attributes }
export type OtlpLink = { traceId: string | null; spanId: string | null; attributes: Attributes }

export type OtlpSpan = {
  traceId: string | null
  spanId: string | null
  parentSpanId: string | null
  name: string
  kind: number
  startNanos: bigint
  endNanos: bigint
  attributes: Attributes
  events: OtlpEvent[]
  links: OtlpLink[]
  statusCode: number
  statusMessage: string
}

export type OtlpLog = {
  traceId: string | null
  spanId: string | null
  timeNanos: bigint
  observedNanos: bigint
  severityNumber: number
  severityText: string
  eventName: string
  body: AttributeValue
  attributes: Attributes
}
