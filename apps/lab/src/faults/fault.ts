import * as z from 'zod'

const signals = ['envelope', 'traces', 'logs'] as const
export type Signal = (typeof signals)[number]

const statuses = [401, 403, 413, 429, 500, 501, 502, 503, 504] as const
const Answer = z.union([z.literal(statuses), z.enum(['close', 'ok'])], {
  error: `expected ${statuses.join(', ')}, close or ok`,
})

/** What the intake does wrong on demand. A misspelt field would switch on a fault that does nothing, so it is refused. */
export const Fault = z.strictObject({
  answer: Answer.default('ok').describe('A status, `close` for a connection that ends without an answer, or `ok`'),
  delayMs: z.int().min(0).max(60_000).default(0).describe('How long a request waits first'),
  project: z.string().nullable().default(null).describe('Only this project; null for all'),
  signal: z.enum(signals).nullable().default(null).describe('Only these bodies; null for all'),
  count: z.int().min(1).nullable().default(null).describe('How many requests are left to get it; null until cleared'),
  retryAfterSeconds: z.int().min(0).max(3_600).default(60).describe('Told with a 429'),
  categories: z
    .array(z.string().regex(/^\w+$/))
    .default([])
    .describe('What is limited, such as `span`; a 429 without any limits all, a 200 with some warns of them'),
  reason: z.string().regex(/^\w*$/).default('').describe('Told with the limit'),
  namespaces: z.array(z.string().regex(/^\w+$/)).default([]).describe('Of metrics, told with the limit'),
})
export type Fault = z.infer<typeof Fault>

export type Faults = {
  get(): Fault | null
  set(fault: Fault | null): void
  /** The fault that a request gets, which is then counted. */
  take(project: string | null, signal: Signal): Fault | null
}

/** At most one fault at a time; none at the start. */
export function createFaults(): Faults {
  let fault: Fault | null = null
  return {
    get: () => fault,
    set(next) {
      fault = next
    },
    take(project, signal) {
      const hit = fault
      if (!hit || (hit.project ?? project) !== project || (hit.signal ?? signal) !== signal) return null
      if (hit.count !== null) fault = hit.count > 1 ? { ...hit, count: hit.count - 1 } : null
      return hit
    },
  }
}
