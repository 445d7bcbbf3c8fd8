import type { Decoded } from '@checkout/trace-model'
import type { ErrorEvent, Log, Metric } from '@checkout/trace-model/model'

type SignalRecord = Log | ErrorEvent | Metric

/** What is read across traces. Spans are not: they are read by trace. */
export type Signal<R extends SignalRecord> = {
  type: 'log' | 'error' | 'metric'
  /** The record, if it is of this signal. */
  recordIn(decoded: Decoded): R | null
  /** What is searched besides the service and the trace id. */
  textOf(record: R): string
}

export const logSignal: Signal<Log> = {
  type: 'log',
  recordIn: (decoded) => (decoded.type === 'log' ? decoded.log : null),
  textOf: ({ body, attributes }) => `${body} ${JSON.stringify(attributes)}`,
}

export const errorSignal: Signal<ErrorEvent> = {
  type: 'error',
  recordIn: (decoded) => (decoded.type === 'error' ? decoded.error : null),
  textOf: ({ type, value, eventId, exceptions }) =>
    [type, value, eventId, ...exceptions.map((each) => `${each.type} ${each.value}`)].join(' '),
}

export const metricSignal: Signal<Metric> = {
  type: 'metric',
  recordIn: (decoded) => (decoded.type === 'metric' ? decoded.metric : null),
  textOf: ({ name, attributes }) => `${name} ${JSON.stringify(attributes)}`,
}
