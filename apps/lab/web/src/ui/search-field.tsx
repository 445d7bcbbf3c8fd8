import { type KeyboardEvent, useRef } from 'react'
import { useShortcuts } from './use-shortcuts.ts'

type Props = {
  label: string
  placeholder: string
  value: string
  onChange(value: string): void
  onEnter?(isShifted: boolean): void
  /** Where the keyboard goes on after Escape; without it, nowhere. */
  onLeave?(): void
}

/** A field that `/` goes to and Escape leaves. */
export function SearchField({ label, placeholder, value, onChange, onEnter, onLeave }: Props) {
  const field = useRef<HTMLInputElement>(null)
  useShortcuts([['/', focusField, label]])

  function focusField(): void {
    field.current?.focus()
    field.current?.select()
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') onEnter?.(event.shiftKey)
    if (event.key !== 'Escape') return
    // Chromium would empty the field, and what it found would be lost by leaving it.
    event.preventDefault()
    event.currentTarget.blur()
    onLeave?.()
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
      onKeyDown={onKeyDown}
    />
  )
}
