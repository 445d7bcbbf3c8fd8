import { useEffect, useRef } from 'react'

/** Keys as `KeyboardEvent.key` gives them; `g` and another key after it are written `g t`. */
export type Shortcuts = readonly (readonly [key: string, action: () => void])[]

const sequenceMs = 1_200
/** What follows it belongs to it: `p` after it is not the shortcut `p` of another part of the page. */
const leader = 'g'
const moving = /^(Arrow|Page|Home$|End$|Enter$)/

/** Runs shortcuts while no field has the keyboard and no dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })

  useEffect(() => {
    let previous = { key: '', atMs: 0 }

    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return
      const follows = event.timeStamp - previous.atMs < sequenceMs
      const actions = new Map(latest.current)
      const action = actions.get(follows && previous.key === leader ? `${leader} ${event.key}` : event.key)
      previous = { key: event.key, atMs: event.timeStamp }
      if (!action) return
      event.preventDefault()
      action()
    }

    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Moving keys belong to whatever has the keyboard; all others only to fields and dialogs. */
function isBusy(event: KeyboardEvent): boolean {
  if (moving.test(event.key) && event.target !== document.body) return true
  return event.target instanceof Element && event.target.closest('input, textarea, select, dialog[open]') !== null
}
