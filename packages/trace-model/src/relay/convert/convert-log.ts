import { fieldOf, isObject, type JsonObject } from '../../json.ts'
import { severityNames } from '../../otlp/json-logs.ts'
import { enumIn, stringIn } from '../../otlp/json-values.ts'
import { type Draft, note } from '../draft.ts'
import type { SentryLog } from '../items.ts'
import { addOwnAttributes, type Surroundings, startAttributes } from './convert-attributes.ts'
import { convertSpanId, convertTraceId } from './convert-ids.ts'
import { convertTime, timeIn } from './convert-time.ts'
import { noteDroppedLogFields } from './dropped-fields.ts'
import { convertValue } from './values.ts'

/** A log under way: Sentry's fields, its attributes apart, and its time with all its digits. */
export type LogDraft = Draft & { fields: Omit<SentryLog, 'attributes'>; timeNanos: bigint }

/** Translates one OTLP log record as Relay does. */
export function convertLog(log: JsonObject, around: Surroundings, newTraceId: () => string): LogDraft {
  const draft = startAttributes(around, 'auto.otlp.logs')
  addOwnAttributes(draft, log)
  const spanId = convertSpanId(draft, log, 'spanId')
  const body = convertBody(draft, log)
  const timeNanos = timeIn(log, 'timeUnixNano')
  noteDroppedLogFields(draft, log)
  const fields: LogDraft['fields'] = {
    timestamp: convertTime(draft, 'timestamp', timeNanos),
    trace_id: convertTraceId(draft, log, newTraceId),
    ...(spanId !== undefined && { span_id: spanId }),
    level: convertLevel(draft, log),
    ...(body !== null && { body }),
  }
  return { ...draft, fields, timeNanos }
}

const levels: SentryLog['level'][] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal']
const byText: Record<string, SentryLog['level']> = { information: 'info', warning: 'warn' }

function convertLevel(draft: Draft, log: JsonObject): SentryLog['level'] {
  const severity = enumIn(log, 'severityNumber', severityNames)
  const text = stringIn(log, 'severityText')
  const level = levels[Math.floor((severity - 1) / 4)] ?? levelOfText(text.toLowerCase()) ?? 'info'
  if (text !== level) note(draft, 'level.severity', 'level', text === '' ? severity : text, level)
  return level
}

function levelOfText(text: string): SentryLog['level'] | undefined {
  return levels.find((level) => level === text) ?? (Object.hasOwn(byText, text) ? byText[text] : undefined)
}

/** Text as it is, anything else as its JSON; null where there is no body at all. */
function convertBody(draft: Draft, log: JsonObject): string | null {
  const received = fieldOf(log, 'body')
  if (!isObject(received)) return null
  const { attribute } = convertValue(received)
  if (attribute === null) return null
  const body = typeof attribute.value === 'string' ? attribute.value : JSON.stringify(attribute.value)
  if (fieldOf(received, 'stringValue') !== body) note(draft, 'body.text', 'body', received, body)
  return body
}
