import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { otherHalvesQuery } from '../../api/trace.ts'
import { shortId } from '../../ui/format.ts'

/** Leads to the traces that the requests of this one fell into; nothing where recorded headers tell of none. */
export function OtherHalves({ traceId }: { traceId: string }) {
  const { data } = useQuery(otherHalvesQuery(traceId))
  if (!data || data.traces.length === 0) return null
  return (
    <p className="other-halves">
      {data.traces.length === 1 ? 'The other half is a trace of its own:' : 'The other halves are traces of their own:'}
      {data.traces.map(({ traceId: otherId, name, services }) => (
        <Link key={otherId} href={`/t/${otherId}`}>
          {name} of {services.join(', ')} <code>{shortId(otherId)}</code>
        </Link>
      ))}
    </p>
  )
}
