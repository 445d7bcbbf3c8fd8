import { useRef } from 'react'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { ClearButton } from './clear-button.tsx'
import { type Show, shows } from './filters.ts'
import './toolbar.css'
import type { FilterParams } from './use-filter-params.ts'

const showWords: Record<Show, string> = { all: 'All', linked: 'Linked', broken: 'Broken', errors: 'Errors' }

type Props = {
  filter: FilterParams
  /** Not known before the first answer. */
  counts: Record<Show, number> | null
  /** Of all traces in the lab, shown or not. */
  total: number
  paused: boolean
  onTogglePause(): void
}

export function Toolbar({ filter, counts, total, paused, onTogglePause }: Props) {
  const field = useRef<HTMLInputElement>(null)
  useShortcuts([['/', focusField]])

  function focusField(): void {
    field.current?.focus()
    field.current?.select()
  }

  return (
    <div className="toolbar">
      <input
        ref={field}
        type="search"
        className="field"
        aria-label="Filter traces"
        placeholder="Filter by name, service, id, scenario"
        value={filter.text}
        onChange={(event) => filter.setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <fieldset className="segments">
        <legend className="visually-hidden">Show</legend>
        {shows.map((show) => (
          <label key={show}>
            <input type="radio" name="show" checked={filter.show === show} onChange={() => filter.setShow(show)} />
            {showWords[show]} {counts?.[show]}
          </label>
        ))}
      </fieldset>
      <div className="toolbar-actions">
        <button type="button" className="btn" aria-pressed={paused} onClick={onTogglePause}>
          {paused ? 'Go on' : 'Pause'}
        </button>
        <ClearButton total={total} />
      </div>
    </div>
  )
}
