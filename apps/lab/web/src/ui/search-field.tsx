import { useRef } from 'react'
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

  return (
    <input
      ref={field}
      type="search"
      className="field"
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  )
}
