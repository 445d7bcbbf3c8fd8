import { useQuery } from '@tanstack/react-query'
import { isNotHere } from '../../api/fetch-json.ts'
import { traceOutlineQuery } from '../../api/trace-outline.ts'
import { Page } from '../../app/page.tsx'
import { shortId } from '../../ui/format.ts'
import { LabDown } from '../../ui/lab-down.tsx'
import { LoadingRows } from '../../ui/loading-rows.tsx'
import { Notice } from '../../ui/notice.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { TableView } from './table-view.tsx'

/** One trace as plain tables, to be read aloud, selected and copied. */
export function TablePage({ traceId }: { traceId: string }) {
  const { data, error, refetch } = useQuery(traceOutlineQuery(traceId))
  usePageTitle(data ? `${data.summary.name} as a table` : 'Trace as a table')
  return (
    <Page>
      {data ? (
        <TableView outline={data} />
      ) : isNotHere(error) ? (
        <Notice title={`Trace ${shortId(traceId)} is not here`} role="status">
          <p>It has not arrived, or the lab was cleared or restarted since. Once it arrives, it stands here.</p>
        </Notice>
      ) : error ? (
        <LabDown error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows name="Reading the trace" />
      )}
    </Page>
  )
}
