import type { ErrorEvent, Log } from '@checkout/trace-model/model'
import { exceptionOf } from '../../api/logged-exception.ts'
import { topFrame, topFrameOfText } from './top-frame.ts'

/** One time that an error came: as an event of a Sentry SDK, or as a log that carries an exception. */
export type Occurrence = {
  by: 'event' | 'log'
  traceId: string | null
  spanId: string | null
  timeMs: number
  service: string
  value: string
}

export type ErrorGroup = {
  key: string
  type: string
  /** Null without a stack. */
  place: string | null
  services: string[]
  firstMs: number
  lastMs: number
  /** The latest first; never empty. */
  occurrences: Occurrence[]
  /** The latest that came as an event, whose stack can be looked up in source maps. */
  event: ErrorEvent | null
}

type Found = Occurrence & { type: string; place: string | null; event: ErrorEvent | null }

/** Errors of one type and top frame together, those seen last first. */
export function groupErrors(errors: readonly ErrorEvent[], logs: readonly Log[]): ErrorGroup[] {
  const found = [...errors.map(ofEvent), ...logs.flatMap(ofLog)].sort((a, b) => b.timeMs - a.timeMs)
  const groups = new Map<string, ErrorGroup>()
  for (const { type, place, event, ...occurrence } of found) {
    const key = `${type}\n${place}`
    const group = groups.get(key)
    if (!group) groups.set(key, newGroup({ key, type, place, event }, occurrence))
    else {
      group.firstMs = occurrence.timeMs
      group.occurrences.push(occurrence)
      group.event ??= event
      if (!group.services.includes(occurrence.service)) group.services.push(occurrence.service)
    }
  }
  return [...groups.values()]
}

function newGroup(same: Pick<ErrorGroup, 'key' | 'type' | 'place' | 'event'>, occurrence: Occurrence): ErrorGroup {
  const { timeMs, service } = occurrence
  return { ...same, services: [service], firstMs: timeMs, lastMs: timeMs, occurrences: [occurrence] }
}

function ofEvent(error: ErrorEvent): Found {
  const { traceId, spanId, timeMs, service, value, type } = error
  return { by: 'event', traceId, spanId, timeMs, service, value, type, place: topFrame(error), event: error }
}

function ofLog(log: Log): Found[] {
  const exception = exceptionOf(log)
  if (!exception) return []
  const { traceId, spanId, timeMs, service } = log
  const { type, message, stacktrace } = exception
  const place = topFrameOfText(stacktrace)
  return [{ by: 'log', traceId, spanId, timeMs, service, value: message, type, place, event: null }]
}
