import type * as model from '@checkout/trace-model/model'
import * as z from 'zod'
import { unixMs } from './record-schemas.ts'

const time = {
  id: z.int(),
  timeMs: unixMs,
  count: z.int().describe('How often, if more than once in the same body'),
  head: z.string().describe('The request line and the headers, one a line'),
  rawBytes: z.int().describe('How many bytes `/raw` has'),
}

export const Overload: z.ZodType<model.Overload> = z.object({
  timeMs: unixMs,
  came: z.int().describe('How many requests came since the list was last asked for'),
  examined: z.int().describe('How many of them, the newest, were looked into for what Sentry would drop or change'),
})

export const Problem: z.ZodType<model.ListedProblem> = z.object({
  ...time,
  count: z.int().describe('How often: all times together'),
  project: z.string().nullable(),
  sdk: z.string().nullable().describe('As the request names it, else the user agent'),
  status: z.int().describe('What the request was answered'),
  code: z.string().describe('Why, in one word of its rule'),
  rule: z
    .enum([
      ...(['refusal', 'decoding', 'joining', 'dropped', 'repaired', 'suspicious'] as const),
      ...(['budget', 'client_report', 'journal', 'forward'] as const),
    ])
    .describe('What judged'),
  message: z.string(),
  times: z.array(z.object(time)).describe('Each time that it came, the latest first; the other fields are of that one'),
})
