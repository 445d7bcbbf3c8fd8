import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'

/**
 * Keys as `KeyboardEvent.key` gives them; `g` and another key after it are written `g t`.
 * One with a label stands in the list of commands too, and `null` for a key leaves it there alone.
 */
export type Shortcuts = readonly (readonly [key: string | null, action: () => void, label?: string])[]

const sequenceMs = 1_200
/** What follows it belongs to it: `p` after it is not the shortcut `p` of another part of the page. */
const leader = 'g'
/** Fields that take letters; a checkbox, a radio or a slider takes none. */
const fields = 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, dialog[open]'
const mounted = new Set<{ readonly current: Shortcuts }>()
const moving = /^(Arrow|Page|Home$|End$|Enter$)/

export type Command = { key: string | null; run(): void; label: string }

/** What the page on screen can do, in the words of its shortcuts. */
export function currentCommands(): Command[] {
  return [...mounted].flatMap(({ current }) =>
    current.flatMap(([key, run, label]) => (label ? { key, run, label } : [])),
  )
}

/** Runs shortcuts while no field has the keyboard and no dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })

  useEffect(() => {
    let previous = { key: '', atMs: 0 }

    function onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return
      const follows = event.timeStamp - previous.atMs < sequenceMs
      const pressed = follows && previous.key === leader ? `${leader} ${event.key}` : event.key
      const action = latest.current.find(([key]) => key === pressed)?.[1]
      previous = { key: event.key, atMs: event.timeStamp }
      // A key that another part has taken is a step of a sequence all the same.
      if (!action || event.defaultPrevented) return
      event.preventDefault()
      // On screen before the next key comes: it may be about what this one moved to.
      flushSync(action)
    }

    mounted.add(latest)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      mounted.delete(latest)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

/** Moving keys belong to whatever has the keyboard; all others only to fields and dialogs. */
function isBusy(event: KeyboardEvent): boolean {
  if (moving.test(event.key) && event.target !== document.body) return true
  return event.target instanceof Element && event.target.closest(fields) !== null
}
