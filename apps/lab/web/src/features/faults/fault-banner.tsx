import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { endFault, healthQuery } from '../../api/health.ts'
import './fault-banner.css'
import { faultSentence } from './fault-sentence.ts'

/** Stands on every page while the intake fails on demand: what is missing then is missing on purpose. */
export function FaultBanner() {
  const client = useQueryClient()
  const { data } = useQuery(healthQuery)
  const end = useMutation({
    mutationFn: endFault,
    onSuccess: () => client.refetchQueries({ queryKey: healthQuery.queryKey }),
  })
  return (
    <div role="status">
      {data?.fault && (
        <div className="fault-banner">
          <p>
            <b aria-hidden="true">!</b> {faultSentence(data.fault)}{' '}
            {end.error && `It is still on. ${end.error.message}`}
          </p>
          <button type="button" className="btn" disabled={end.isPending} onClick={() => end.mutate()}>
            End it
          </button>
        </div>
      )}
    </div>
  )
}
