import type { TraceDetail } from '@checkout/trace-model/model'
import type { Waterfall } from '../waterfall.ts'
import { LogList } from './log-list.tsx'

type Props = { detail: TraceDetail; waterfall: Waterfall; selected: number; onGoTo(index: number): void }

/** Every log of the trace; those of the selected span are marked. */
export function LogsTab({ detail, waterfall, selected, onGoTo }: Props) {
  if (detail.logs.length === 0) return <p className="panel-empty">No log carries this trace’s id.</p>
  return (
    <div className="panel-section">
      <LogList logs={detail.logs} waterfall={waterfall} selected={selected} onGoTo={onGoTo} />
    </div>
  )
}
