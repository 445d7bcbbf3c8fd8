import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { useShortcuts } from './use-shortcuts.ts'

const pageRows = 10

type Options = {
  scroller: RefObject<HTMLDivElement | null>
  keys: readonly string[]
  scrollTo(index: number): void
}

export type RowFocus = {
  /** Which row has the keyboard; -1 for none. */
  focused: number
  setFocused(key: string): void
  onKeyDown(event: KeyboardEvent): void
}

/**
 * Moves the keyboard from row to row, which carry their key as `data-row`, to the first link of each, or to what else can take it.
 * The focused row is known by its key, so it stays focused when others come in above.
 */
export function useRowFocus({ scroller, keys, scrollTo }: Options): RowFocus {
  const [focusedKey, setFocusedKey] = useState<string | null>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  const focused = focusedKey === null ? -1 : keys.indexOf(focusedKey)

  useEffect(() => {
    if (wanted === null) return
    const row = scroller.current?.querySelector(`[data-row="${CSS.escape(wanted)}"]`)
    const target = row?.querySelector('a') ?? row?.querySelector('[tabindex]')
    if (target instanceof HTMLElement) target.focus({ preventScroll: true })
    setWanted(null)
  }, [scroller, wanted])

  function moveTo(index: number): void {
    const key = keys[Math.max(0, Math.min(keys.length - 1, index))]
    if (key === undefined) return
    setFocusedKey(key)
    setWanted(key)
    scrollTo(keys.indexOf(key))
  }

  useShortcuts([
    ['ArrowDown', () => moveTo(Math.max(0, focused))],
    ['ArrowUp', () => moveTo(Math.max(0, focused))],
  ])

  function onKeyDown(event: KeyboardEvent): void {
    const target = targetOf(event.key, focused, keys.length - 1)
    if (target === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    moveTo(target)
  }

  return { focused, setFocused: setFocusedKey, onKeyDown }
}

function targetOf(key: string, from: number, last: number): number | null {
  if (key === 'ArrowDown') return from + 1
  if (key === 'ArrowUp') return from - 1
  if (key === 'PageDown') return from + pageRows
  if (key === 'PageUp') return from - pageRows
  if (key === 'Home') return 0
  return key === 'End' ? last : null
}
