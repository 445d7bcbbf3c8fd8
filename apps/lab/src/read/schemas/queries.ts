import { linkStates } from '@checkout/trace-model/link-state'
import { severities } from '@checkout/trace-model/severity'
import * as z from 'zod'
import { TraceId } from './record-schemas.ts'

const maxListed = 10_000

/** What lists are asked by. Absent means any; what is misspelt is refused, as it would let everything through. */

export const Limit = z.coerce.number().int().min(1).max(maxListed).default(100)

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const sinceMs = z.coerce.number().min(0).default(0).describe('Not before this; Unix milliseconds')
const service = z.string().min(1).optional().describe('The whole name')
const text = z.string().max(1_000).default('').describe('Every word of it occurs, in whatever case')
const number = String.raw`\d+(?:\.\d+)?(?:e\+\d+)?`

/** `nextCursor` of the answer before. Fields are joined by underscores. */
function cursor<T>(fields: string, parse: (fields: string[]) => T) {
  return z
    .string()
    .regex(new RegExp(`^${fields}$`), 'expected the nextCursor of an earlier answer')
    .transform((value) => parse(value.split('_')))
    .optional()
    .describe('The `nextCursor` of the answer before this one')
}

export const TraceQuery = z.strictObject({
  service,
  text,
  errors: flag.optional().describe('With errors, or without any'),
  link: z.enum(linkStates).optional(),
  scenario: z.string().min(1).optional(),
  since: sinceMs,
  limit: Limit,
  cursor: cursor(`${number}_[0-9a-f]{32}`, ([startMs, traceId = '']) => ({ startMs: Number(startMs), traceId })),
})
export type TraceQuery = z.infer<typeof TraceQuery>

export const SpanQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(maxListed).default(1_000),
  cursor: cursor(`${number}_[0-9a-f]{16}`, ([startTimeMs, spanId = '']) => ({
    startTimeMs: Number(startTimeMs),
    spanId,
  })),
})
export type SpanQuery = z.infer<typeof SpanQuery>

export const TraceParts = z.strictObject({
  spans: z
    .enum(['true', 'false'])
    .default('true')
    .transform((value) => value === 'true')
    .describe('`false` leaves `spans` empty, to be read in pages'),
})

export const MarkdownQuery = z.strictObject({
  maxLength: z.coerce.number().int().min(1_000).max(1_000_000).default(24_000).describe('Characters'),
})

const signalFields = {
  service,
  text,
  traceId: TraceId.optional(),
  since: sinceMs,
  limit: Limit,
  cursor: cursor(`${number}_\\d+_\\d+`, ([timeMs, seq, at]) => ({
    timeMs: Number(timeMs),
    seq: Number(seq),
    at: Number(at),
  })),
}
export const SignalQuery = z.strictObject(signalFields)
export type SignalQuery = z.infer<typeof SignalQuery>

export const LogQuery = z.strictObject({
  ...signalFields,
  severity: z.enum(severities).default('trace').describe('This severe or worse'),
})
export type LogQuery = z.infer<typeof LogQuery>
