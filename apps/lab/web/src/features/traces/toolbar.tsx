import { ChoiceField } from '../../ui/choice-field.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import '../../ui/toolbar.css'
import { ClearButton } from './clear-button.tsx'
import { type Show, shows } from './filters.ts'
import { ImportButton } from './import-button.tsx'
import type { FilterParams } from './use-filter-params.ts'

const showWords: Record<Show, string> = { all: 'All', linked: 'Linked', 'not-linked': 'Not linked', errors: 'Errors' }

type Props = {
  filter: FilterParams
  choices: { services: string[]; scenarios: string[] }
  /** Not known before the first answer. */
  counts: Record<Show, number> | null
  /** Of all traces in the lab, shown or not. */
  total: number
  paused: boolean
  onTogglePause(): void
  isImporting: boolean
  onFiles(files: File[]): void
  onClearError(error: Error | null): void
}

export function Toolbar({
  filter,
  choices,
  counts,
  total,
  paused,
  onTogglePause,
  isImporting,
  onFiles,
  onClearError,
}: Props) {
  return (
    <div className="toolbar">
      <SearchField
        label="Filter traces"
        placeholder="Filter by name, service, id, scenario"
        value={filter.text}
        onChange={(text) => filter.set({ text })}
      />
      <fieldset className="segments">
        <legend className="visually-hidden">Show</legend>
        {shows.map((show) => (
          <label key={show}>
            <input type="radio" name="show" checked={filter.show === show} onChange={() => filter.set({ show })} />
            {showWords[show]} {counts?.[show]}
          </label>
        ))}
      </fieldset>
      <ChoiceField
        label="Service"
        any="All services"
        choices={choices.services}
        value={filter.service}
        onChange={(service) => filter.set({ service })}
      />
      <ChoiceField
        label="Scenario"
        any="All scenarios"
        choices={choices.scenarios}
        value={filter.scenario}
        onChange={(scenario) => filter.set({ scenario })}
      />
      <div className="toolbar-actions">
        <button type="button" className="btn" aria-pressed={paused} onClick={onTogglePause}>
          {paused ? 'Go on' : 'Pause'}
        </button>
        <ImportButton isBusy={isImporting} onFiles={onFiles} />
        <ClearButton total={total} onError={onClearError} />
      </div>
    </div>
  )
}
