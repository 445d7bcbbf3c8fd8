import { scenarios } from '@checkout/contract/scenario'
import * as z from 'zod/mini'

/** What a developer wants to know of one click on `Place order`. Travels in the history, so a reload keeps it. */
export const Attempt = z.object({
  scenario: z.enum(scenarios),
  traceId: z.string(),
  tookMs: z.number(),
  /** HTTP status, or null when no answer came. */
  status: z.nullable(z.number()),
  sentHeaders: z.array(z.object({ name: z.string(), value: z.string() })),
})

export type Attempt = z.infer<typeof Attempt>
