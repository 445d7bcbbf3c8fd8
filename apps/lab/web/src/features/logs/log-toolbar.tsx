import { severities } from '@checkout/trace-model/severity'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { traceListQuery } from '../../api/trace-list.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import '../../ui/toolbar.css'
import { type LogFilterParams, noFilter } from './use-log-filter.ts'

type Props = LogFilterParams & { paused: boolean; onTogglePause(): void }

export function LogToolbar({ filter, set, paused, onTogglePause }: Props) {
  const services = useServices()
  return (
    <div className="toolbar">
      <SearchField
        label="Filter logs"
        placeholder="Filter by text, attribute or trace id"
        value={filter.text}
        onChange={(text) => set({ text })}
      />
      <select
        className="field"
        aria-label="Severity"
        value={filter.severity}
        onChange={(event) =>
          set({ severity: severities.find((each) => each === event.target.value) ?? noFilter.severity })
        }
      >
        {severities.map((severity) => (
          <option key={severity} value={severity}>
            {severity === noFilter.severity ? 'All severities' : `${severity.toUpperCase()} or worse`}
          </option>
        ))}
      </select>
      <ChoiceField
        label="Service"
        any="All services"
        choices={services}
        value={filter.service}
        onChange={(service) => set({ service })}
      />
      {filter.traceId && (
        <button type="button" className="btn" onClick={() => set({ traceId: '' })}>
          Only one trace. Show all
        </button>
      )}
      <div className="toolbar-actions">
        <button type="button" className="btn" aria-pressed={paused} onClick={onTogglePause}>
          {paused ? 'Go on' : 'Pause'}
        </button>
      </div>
    </div>
  )
}

/** The services that have sent something of the traces in the list, in alphabetical order. */
function useServices(): readonly string[] {
  const { data } = useQuery(traceListQuery)
  return useMemo(() => [...new Set(data?.traces.flatMap(({ services }) => services))].sort(), [data])
}
