import type { TraceOutline } from '@checkout/trace-model/outline'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { isNotHere } from '../../api/fetch-json.ts'
import { traceOutlineQuery } from '../../api/trace-outline.ts'
import { Page } from '../../app/page.tsx'
import { shortId } from '../../ui/format.ts'
import { LabDown } from '../../ui/lab-down.tsx'
import { LoadingRows } from '../../ui/loading-rows.tsx'
import { Notice } from '../../ui/notice.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { CompareView } from './compare-view.tsx'

/** Two traces beside each other, span by span. */
export function ComparePage({ a, b }: { a: string; b: string }) {
  const inA = useQuery(traceOutlineQuery(a))
  const inB = useQuery(traceOutlineQuery(b))
  usePageTitle('Compare')
  if (inA.data && inB.data) return <CompareView a={inA.data} b={inB.data} />
  return <Page>{instead([inA, inB], [a, b])}</Page>
}

function instead(queries: UseQueryResult<TraceOutline>[], traceIds: string[]) {
  const failed = queries.findIndex(({ error }) => error !== null)
  const query = queries[failed]
  if (!query?.error) return <LoadingRows name="Reading both traces" />
  if (!isNotHere(query.error)) return <LabDown error={query.error} onRetry={() => void query.refetch()} />
  return (
    <Notice title={`Trace ${shortId(traceIds[failed] ?? '')} is not here`} role="status">
      <p>
        It has not arrived, or the lab was cleared or restarted since. Once it arrives, this page shows both.{' '}
        <Link href="/">All traces</Link>
      </p>
    </Notice>
  )
}
