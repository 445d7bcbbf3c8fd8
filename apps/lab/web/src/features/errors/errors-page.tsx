import { wordSearch } from '@checkout/trace-model/search'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { errorsQuery } from '../../api/signals.ts'
import { Page } from '../../app/page.tsx'
import { counted } from '../../ui/format.ts'
import { LabDown } from '../../ui/lab-down.tsx'
import '../../ui/list-page.css'
import { LoadingRows } from '../../ui/loading-rows.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import '../../ui/toolbar.css'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { useUrlParams } from '../../ui/use-url-params.ts'
import { type ErrorGroup, groupErrors } from './error-groups.ts'
import { ErrorTable } from './error-table.tsx'

const limit = 10_000
const groupsShown = 500

/** Every error in the lab, of whatever trace, one row for each type and top frame. */
export function ErrorsPage() {
  const { data, error, refetch } = useQuery(errorsQuery(limit))
  const params = useUrlParams()
  const text = params.get('text')
  const groups = useMemo(() => groupErrors(data?.errors ?? [], data?.logs ?? []), [data])
  const shown = useMemo(() => groups.filter((group) => wordSearch(text)(searchedText(group))), [groups, text])
  usePageTitle('Errors')

  return (
    <Page>
      <div className="list-page">
        <div className="toolbar">
          <SearchField
            label="Filter errors"
            placeholder="Filter by type, message, place, service"
            value={text}
            onChange={(q) => params.set({ q })}
          />
          <p className="muted">{data && groups.length > 0 && told(shown, data.isCut)}</p>
        </div>
        {data === undefined && error ? (
          <LabDown error={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <LoadingRows name="Reading errors" />
        ) : groups.length === 0 ? (
          <Notice title="No errors" role="status">
            <p>
              Error events of Sentry SDKs and logs that carry an exception would stand here, one row for each type and
              place. In the shop, the scenario <code>backend-crash</code> makes both.
            </p>
          </Notice>
        ) : shown.length === 0 ? (
          <Notice title="No error matches" role="status">
            <p>
              <button type="button" className="btn" onClick={() => params.set({ text: '' })}>
                Show all errors
              </button>
            </p>
          </Notice>
        ) : (
          <ErrorTable groups={shown.slice(0, groupsShown)} />
        )}
      </div>
    </Page>
  )
}

function told(groups: readonly ErrorGroup[], isCut: boolean): string {
  const all = groups.flatMap(({ occurrences }) => occurrences)
  const events = all.filter(({ by }) => by === 'event').length
  const logs = all.length - events
  const times = [events > 0 && counted(events, 'error event'), logs > 0 && `${logs.toLocaleString('en')} in logs`]
  const left = groups.length > groupsShown ? `, of which the ${groupsShown} seen last are listed` : ''
  return `${counted(groups.length, 'kind')}: ${times.filter(Boolean).join(', ')}${isCut ? ' among the latest' : ''}${left}`
}

function searchedText({ type, place, services, occurrences }: ErrorGroup): string {
  return [type, place, ...services, occurrences[0]?.value, occurrences[0]?.traceId].join(' ')
}
