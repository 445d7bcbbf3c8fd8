import { useQuery } from '@tanstack/react-query'
import { problemListQuery } from '../../api/problems.ts'
import { Page } from '../../app/page.tsx'
import { LabDown } from '../../ui/lab-down.tsx'
import '../../ui/list-page.css'
import { Notice } from '../../ui/notice.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { OverloadStrip } from './overload-strip.tsx'
import { ProblemTable } from './problem-table.tsx'

/** What was refused, dropped or repaired on the way in, newest first. */
export function ProblemsPage() {
  const { data, error, refetch } = useQuery(problemListQuery)
  usePageTitle('Problems')
  return (
    <Page>
      <div className="list-page">
        <div role="status">{data?.overload && <OverloadStrip overload={data.overload} />}</div>
        {data && data.problems.length > 0 ? (
          <ProblemTable problems={data.problems} />
        ) : data ? (
          <Notice title="No problems" role="status">
            <p>
              Nothing was refused, dropped or repaired. A request that the lab refuses, a body it cannot read and what
              an SDK says it dropped would stand here, each with the reason. Sentry keeps these to itself.
            </p>
          </Notice>
        ) : error ? (
          <LabDown error={error} onRetry={() => void refetch()} />
        ) : (
          <Notice title="Reading problems…" role="status">
            {null}
          </Notice>
        )}
      </div>
    </Page>
  )
}
