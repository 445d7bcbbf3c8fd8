import type { TraceOutline } from '@checkout/trace-model/outline'
import type { Waterfall } from '../waterfall.ts'
import { LogList } from './log-list.tsx'

type Props = { outline: TraceOutline; waterfall: Waterfall; selected: number; onGoTo(index: number): void }

/** Every log of the trace; those of the selected span are marked. */
export function LogsTab({ outline, waterfall, selected, onGoTo }: Props) {
  if (outline.logs.length === 0) return <p className="panel-empty">No log carries this trace’s id.</p>
  return (
    <div className="panel-section">
      <LogList logs={outline.logs} waterfall={waterfall} selected={selected} onGoTo={onGoTo} />
    </div>
  )
}
