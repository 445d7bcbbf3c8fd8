import { expect } from 'vitest'
import { type Relayed, type RelayOptions, relayLogs, relayTraces, type SentrySpan } from '../../src/relay/index.ts'

export const traceId = '89143b0763095bd9c9955e8175d1fb23'
export const spanId = 'e342abb1214ca181'
export const madeUpId = 'f'.repeat(32)
export const receivedAtMs = Date.UTC(2026, 10, 21, 12)

const startNanos = BigInt(receivedAtMs - 1_000) * 1_000_000n
export const options: RelayOptions = { receivedAtMs, stage: 'stored', newTraceId: () => madeUpId }

export function nanos(offsetMs: number): string {
  return (BigInt(receivedAtMs) * 1_000_000n + BigInt(Math.round(offsetMs * 1_000)) * 1_000n).toString()
}

/** Plain values as OTLP's key-value pairs; an object is taken for an AnyValue. */
function pairs(values: Record<string, unknown>) {
  return Object.entries(values).map(([key, value]) => ({ key, value: anyValue(value) }))
}

function anyValue(value: unknown): unknown {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: `${value}` } : { doubleValue: value }
  return Array.isArray(value) ? { arrayValue: { values: value.map(anyValue) } } : value
}

/** One row of a table: what is sent and what is expected of the item; an attribute expected as undefined is absent. */
export type Row = {
  row: string
  attributes?: Record<string, unknown>
  resource?: Record<string, unknown>
  scope?: object
  record?: object
  item?: object
  expected?: Record<string, unknown>
}

export function traces(row: Partial<Row>, ...more: object[]) {
  const times = { startTimeUnixNano: `${startNanos}`, endTimeUnixNano: `${startNanos + 500_000_000n}` }
  const span = { traceId, spanId, name: 'work', kind: 1, ...times, attributes: pairs(row.attributes ?? {}) }
  const spans = [{ ...span, ...row.record }, ...more.map((change) => ({ ...span, ...change }))]
  const resource = { attributes: pairs(row.resource ?? {}) }
  return { resourceSpans: [{ resource, scopeSpans: [{ ...(row.scope && { scope: row.scope }), spans }] }] }
}

function logs(row: Partial<Row>) {
  const log = { traceId, timeUnixNano: `${startNanos}`, severityNumber: 9, body: { stringValue: 'checkout.started' } }
  const record = { ...log, attributes: pairs(row.attributes ?? {}), ...row.record }
  const resource = { attributes: pairs(row.resource ?? {}) }
  return { resourceLogs: [{ resource, scopeLogs: [{ ...(row.scope && { scope: row.scope }), logRecords: [record] }] }] }
}

export function relaySpan(row: Partial<Row>, stage: RelayOptions['stage'] = 'stored'): Relayed<SentrySpan> {
  return first(relayTraces(traces(row), { ...options, stage }))
}

export function relayLog(row: Partial<Row>, stage: RelayOptions['stage'] = 'stored') {
  return first(relayLogs(logs(row), { ...options, stage }))
}

export function first<T>(list: readonly T[]): T {
  const [head] = list
  if (head === undefined) throw new Error('the list is empty')
  return head
}

export function expectRow({ item, expected = {} }: Row, relayed: ReturnType<typeof relaySpan | typeof relayLog>): void {
  expect(relayed.outcome).toEqual({ type: 'accepted' })
  expect(relayed.item).toMatchObject(item ?? {})
  const attributes = Object.entries(relayed.item?.attributes ?? {})
  const values = Object.fromEntries(attributes.map(([key, { value }]) => [key, value]))
  for (const [key, value] of Object.entries(expected)) expect([key, values[key]]).toEqual([key, value])
}
