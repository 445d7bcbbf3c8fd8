import { useQuery } from '@tanstack/react-query'
import { isNotHere } from '../../api/fetch-json.ts'
import { traceOutlineQuery } from '../../api/trace-outline.ts'
import { Page } from '../../app/page.tsx'
import { LabDown } from '../../ui/lab-down.tsx'
import { ServiceColours } from '../../ui/service-colours.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import './trace.css'
import { TraceView } from './trace-view.tsx'
import { WaitingTrace } from './waiting-trace.tsx'

type Props = { traceId: string; linkedSpanId: string | null }

/** One trace. A trace that has not arrived yet is waited for: the shop's link may be faster than the telemetry. */
export function TracePage({ traceId, linkedSpanId }: Props) {
  const { data, error, refetch } = useQuery(traceOutlineQuery(traceId))
  const gone = isNotHere(error)
  if (data)
    return (
      <ServiceColours services={data.summary.services}>
        <TraceView outline={data} linkedSpanId={linkedSpanId} gone={gone} />
      </ServiceColours>
    )
  return (
    <Page>
      {gone ? (
        <WaitingTrace traceId={traceId} />
      ) : error ? (
        <LabDown error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingTrace />
      )}
    </Page>
  )
}

function LoadingTrace() {
  usePageTitle('Trace')
  return (
    <div className="trace-loading-page" aria-busy="true">
      <h1 className="visually-hidden">Reading the trace</h1>
      <i />
      <i />
      <i />
    </div>
  )
}
