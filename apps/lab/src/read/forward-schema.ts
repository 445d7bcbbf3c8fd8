import * as z from 'zod'
import type * as queue from '../forward/queue.ts'

/** How passing on goes. */
export const ForwardState: z.ZodType<queue.ForwardState> = z.object({
  queued: z.int(),
  queuedBytes: z.int(),
  delivered: z.int(),
  dropped: z.int(),
  retrying: z.string().nullable().describe('Why the first in the queue did not arrive yet'),
})
