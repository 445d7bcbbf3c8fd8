import * as z from 'zod'
import { Fault } from '../../faults/fault.ts'
import type * as queue from '../../forward/queue.ts'
import { unixMs } from './record-schemas.ts'

/** How passing on goes. */
const ForwardState: z.ZodType<queue.ForwardState> = z.object({
  queued: z.int(),
  queuedBytes: z.int(),
  delivered: z.int(),
  dropped: z.int(),
  retrying: z.string().nullable().describe('Why the first in the queue did not arrive yet'),
})

const counts = z.record(z.string(), z.int())

/** What is held, and how the lab is. */
export const Health = z.object({
  status: z.enum(['ok', 'loading']).describe('`loading` while what an earlier lab kept is being read'),
  traces: z.int(),
  pinnedTraces: z.int().describe('Traces that are never evicted'),
  records: z.int().describe('Spans, logs and errors kept in traces, repeats included'),
  bytes: z.int().describe('Bytes of the bodies they came in'),
  replays: z.int(),
  replayBytes: z.int().describe('Bytes of the bodies that hold recordings'),
  maxReplayBytes: z.number().describe('Beyond these, the replay that came first goes'),
  budget: z.object({ records: z.int(), bytes: z.int() }).describe('Beyond either, the trace that came first goes'),
  evictedTraces: z.int().describe('Traces that went because the budget was full'),
  untraced: z.int().describe('Logs and errors kept that have no trace id'),
  ignored: counts.describe('Items that mean nothing in a trace, by type'),
  damaged: counts.describe('Parts of bodies that could not be read, by reason'),
  cleared: z
    .object({ traces: z.int(), untilMs: unixMs })
    .nullable()
    .describe('The last clear, as long as it can be undone'),
  problems: z.int().describe('How many problems are listed'),
  data: z
    .object({
      dir: z.string(),
      bytes: z.int().describe('Of the files in it'),
      failure: z.string().nullable().describe('Why nothing can be written; it is written later'),
    })
    .nullable()
    .describe('What is kept on disk; `null` when everything is in memory alone'),
  fault: Fault.nullable().describe('What the intake does wrong on demand'),
  forward: ForwardState.nullable().describe('What becomes of what is passed on; null where nothing is'),
})
