import { type KeyboardEvent, useRef } from 'react'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import './find-field.css'
import type { Find } from './use-find.ts'

type Props = { find: Find; onStep(step: 1 | -1): void; onLeave(): void }

/** Find in the trace: the browser's own find sees only the rows that are drawn. */
export function FindField({ find, onStep, onLeave }: Props) {
  const field = useRef<HTMLInputElement>(null)
  useShortcuts([['/', focusField]])

  function focusField(): void {
    field.current?.focus()
    field.current?.select()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1)
    if (event.key !== 'Escape') return
    find.setText('')
    onLeave()
  }

  return (
    <div className="find">
      <input
        ref={field}
        type="search"
        className="field"
        aria-label="Find in trace"
        placeholder="Find in trace"
        value={find.text}
        onChange={(event) => find.setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="find-count" role="status">
        {find.text.trim() === '' ? <kbd>/</kbd> : `${find.current}/${find.matches.length}`}
      </span>
    </div>
  )
}
