import type { Decoded, Found, Scanned } from '@checkout/trace-model'
import { damageProblem, reportProblem } from '../../problems/new-problems.ts'
import type { NewProblem, ProblemLog } from '../../problems/problem-log.ts'
import type { SignalIndex } from '../index/signal-index.ts'
import type { TraceIndex } from '../index/trace-index.ts'
import type { Item } from '../item.ts'
import type { ReplayStore } from '../replays/replay-store.ts'
import { foundIn, isTraced, type Traced } from '../traced.ts'
import type { createTally } from './tally.ts'

type Kept = {
  index: TraceIndex
  signals: SignalIndex
  replays: ReplayStore
  tally: ReturnType<typeof createTally>
  problems: ProblemLog
  onChange(traceId: string): void
}

/** What puts one thing found in a body where it belongs. */
export function createTraceAdds({ index, signals, replays, tally, problems, onChange }: Kept) {
  function addFound(item: Item, record: Traced['type'], found: Found): void {
    index.add(item, record, found)
    if (record !== 'span') for (const timeMs of found.timesMs) signals.add(record, item, timeMs)
  }

  function addDecoded(item: Item, record: Decoded): void {
    tally.count(record)
    for (const problem of problemsOf(item, record)) problems.add(problem)
    if (isTraced(record)) addFound(item, record.type, foundIn(record))
    if (record.type !== 'replay') return
    replays.add(item, record.replay)
    for (const traceId of record.replay.traceIds) if (index.traces.has(traceId)) onChange(traceId)
  }

  return (item: Item, scanned: Scanned): void => {
    if (scanned.type === 'found') addFound(item, scanned.record, scanned.found)
    else addDecoded(item, scanned)
  }
}

function problemsOf(item: Item, record: Decoded): NewProblem[] {
  if (record.type === 'damaged') return [damageProblem(item, record)]
  if (record.type !== 'client_report') return []
  return record.discarded.map((discarded) => reportProblem(item, discarded))
}
