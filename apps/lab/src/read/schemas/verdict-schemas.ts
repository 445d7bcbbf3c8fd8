import type * as model from '@checkout/trace-model/model'
import { type VerdictCode, verdictCodes } from '@checkout/trace-model/verdict-codes'
import * as z from 'zod'
import { id, ms, service } from './record-schemas.ts'

/** What the lab makes of a trace, in schemas held to the types of `trace-model` by the compiler. */

export const Verdict: z.ZodType<model.Verdict> = z.object({
  linked: z.boolean(),
  code: z.enum(Object.keys(verdictCodes) as [VerdictCode]).describe('A link state, refined by its cause'),
  message: z.string().describe('What is the case, in a sentence'),
  next: z.string().nullable().describe('What to check first; `null` where nothing is wrong'),
  evidence: z.array(
    z.object({
      type: z.enum(['span', 'header', 'log', 'error', 'metric', 'client_report', 'refusal']),
      text: z.string(),
      spanId: id(16).nullable(),
    }),
  ),
})

const ClockSkew: z.ZodType<model.ClockSkew> = z.object({
  service,
  offsetMs: ms.describe('Added to the times of its spans, they lie within the spans of those who called it'),
  uncertaintyMs: ms.describe('It may be this much more or less'),
  against: service.describe('The service whose clock the others are held against'),
})

export const joins = {
  cycles: z
    .array(z.object({ spanIds: z.array(id(16)) }))
    .describe('Rings of parents, from the span that was made a root on, each followed by its parent'),
  missingParents: z.array(z.object({ spanId: id(16), childCount: z.int() })).describe('Named by spans, sent by nobody'),
  skews: z.array(ClockSkew).describe('Clocks that are off; times are as received'),
}
