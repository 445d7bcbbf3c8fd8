import { useLatestArrival } from '../api/arrivals.ts'
import { counted } from '../ui/format.ts'

/** Says to a screen reader what came in, whatever page is open. */
export function ArrivalStatus() {
  const arrival = useLatestArrival()
  return (
    <div role="status" aria-label="Traces received" className="visually-hidden">
      {arrival &&
        (arrival.count === 1
          ? `Trace received: ${[arrival.latest.name, arrival.latest.scenario].filter(Boolean).join(', ')}`
          : `${counted(arrival.count, 'trace')} received`)}
    </div>
  )
}
