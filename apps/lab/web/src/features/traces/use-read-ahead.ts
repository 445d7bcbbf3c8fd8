import type { TraceSummary } from '@checkout/trace-model/model'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { use, useEffect, useMemo } from 'react'
import { dropReadAhead, readAhead, traceOutlineQuery } from '../../api/trace-outline.ts'
import { DrawAheadContext } from '../../app/trace-host.tsx'

/** A pointer or the keyboard that stays this long is about to open what it is on. */
const restMs = 60
/** Nothing new came for so long: there is time for the newest trace, which is what people open most. */
const quietMs = 400
/** Drawing a larger one, even parsing it, would be felt. */
const mostSpans = 10_000

export type ReadAhead = {
  /** It is being opened. */
  now(trace: TraceSummary): void
  /** It may be opened, unless `never` comes first. */
  soon(trace: TraceSummary): void
  never(): void
}

/** Reads and draws a trace before it is opened: the one that pointer or keyboard rest on, else the newest of `traces`. */
export function useReadAhead(traces: readonly TraceSummary[]): ReadAhead {
  const client = useQueryClient()
  const draw = use(DrawAheadContext)
  const ahead = useMemo(() => createReadAhead(client, draw), [client, draw])
  const newest = traces[0]
  useEffect(() => ahead.newestIs(newest), [ahead, newest])
  useEffect(() => ahead.stop, [ahead])
  return ahead
}

function createReadAhead(client: QueryClient, draw: (traceId: string) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let newest: TraceSummary | undefined
  let isWanted = false
  /** Whose text may wait to be parsed: a large one is several MB. */
  let held = ''
  const read = (traceId: string) => client.fetchQuery(traceOutlineQuery(traceId))
  const readAndDraw = ({ traceId, spanCount }: TraceSummary) => {
    // What cannot be read is told by its page.
    read(traceId).then(
      () => spanCount <= mostSpans && draw(traceId),
      () => {},
    )
  }
  const readNewest = (trace: TraceSummary) => {
    if (held !== trace.traceId) dropReadAhead(client, held)
    held = trace.traceId
    if (trace.spanCount <= mostSpans) readAndDraw(trace)
    else void readAhead(client, trace.traceId)
  }
  const stop = () => clearTimeout(timer)
  const whenQuiet = () => {
    stop()
    if (newest) timer = setTimeout(readNewest, quietMs, newest)
  }
  return {
    stop,
    now({ traceId }: TraceSummary): void {
      stop()
      read(traceId).catch(() => {})
    },
    soon(trace: TraceSummary): void {
      stop()
      isWanted = true
      timer = setTimeout(readAndDraw, restMs, trace)
    },
    never(): void {
      isWanted = false
      whenQuiet()
    },
    newestIs(trace: TraceSummary | undefined): void {
      newest = trace
      if (!isWanted) whenQuiet()
    },
  }
}
