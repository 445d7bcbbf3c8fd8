import { type KeyboardEvent, useRef } from 'react'
import { useShortcuts } from './use-shortcuts.ts'

type Props = { label: string; placeholder: string; value: string; onChange(value: string): void }

/** A field that `/` goes to and Escape leaves. */
export function SearchField({ label, placeholder, value, onChange }: Props) {
  const field = useRef<HTMLInputElement>(null)
  useShortcuts([['/', focusField, label]])

  function focusField(): void {
    field.current?.focus()
    field.current?.select()
  }

  function leave(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== 'Escape') return
    // Chromium would empty the field, and the list would be unfiltered by leaving it.
    event.preventDefault()
    event.currentTarget.blur()
  }

  return (
    <input
      ref={field}
      type="search"
      className="field"
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={leave}
    />
  )
}
