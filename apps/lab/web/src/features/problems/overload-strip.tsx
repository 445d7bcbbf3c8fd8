import type { Overload } from '@checkout/trace-model/model'
import { counted, formatClock } from '../../ui/format.ts'
import { Strip } from '../../ui/strip.tsx'

/** What the list does not know of. */
export function OverloadStrip({ overload: { timeMs, came, examined } }: { overload: Overload }) {
  if (came === 1)
    return (
      <Strip>
        The request that came before {formatClock(timeMs)} is too large to be looked into. What Sentry would drop or
        change of it does not stand here.
      </Strip>
    )
  return (
    <Strip>
      Of {counted(came, 'request')} that came at once before {formatClock(timeMs)} {newest(examined)} looked into. What
      Sentry would drop or change of the {came - examined === 1 ? 'other' : 'others'} does not stand here.
    </Strip>
  )
}

function newest(count: number): string {
  if (count === 0) return 'none was'
  return count === 1 ? 'the newest was' : `the newest ${count.toLocaleString('en')} were`
}
