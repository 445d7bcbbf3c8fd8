import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { traceListQuery } from '../../api/trace-list.ts'
import { currentCommands } from '../../ui/use-shortcuts.ts'
import { recentTraces } from '../recent-traces.ts'
import './palette.css'
import { type PaletteItem, paletteItems } from './palette-items.ts'
import { PaletteOption } from './palette-option.tsx'

/** Everything the page can do and every trace, by typing. */
export function Palette({ onClose }: { onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [, navigate] = useLocation()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const [commands] = useState(currentCommands)
  const [recent] = useState(recentTraces)
  const { data } = useQuery(traceListQuery)
  const items = useMemo(() => {
    const open = (traceId: string) => navigate(`/t/${traceId}`)
    return paletteItems(text, { commands, traces: data?.traces ?? [], recent, open })
  }, [text, commands, data, recent, navigate])
  const active = Math.min(chosen, items.length - 1)

  useEffect(() => dialog.current?.showModal(), [])

  function run(item: PaletteItem | undefined): void {
    if (!item) return
    close()
    item.run()
  }

  /** Gives the keyboard back to the page at once. The browser's own word of it comes in a later task, too late for the next Ctrl K. */
  function close(): void {
    dialog.current?.close()
    onClose()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setChosen((active + 1) % items.length)
    else if (event.key === 'ArrowUp') setChosen((active - 1 + items.length) % items.length)
    else if (event.key === 'Enter') run(items[active])
    else return
    event.preventDefault()
  }

  return (
    <dialog className="palette" ref={dialog} aria-label="Commands" onCancel={close}>
      <input
        type="text"
        className="palette-field"
        role="combobox"
        aria-label="Command or trace"
        aria-expanded="true"
        aria-controls="palette-items"
        aria-activedescendant={items.length > 0 ? `palette-item-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="Type a command, a trace id, a scenario…"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-items" className="palette-items" role="listbox" aria-label="Commands and traces">
        {items.map((item, index) => (
          <PaletteOption
            key={`${item.label} ${item.detail}`}
            id={`palette-item-${index}`}
            item={item}
            isActive={index === active}
            onRun={() => run(item)}
          />
        ))}
      </div>
      <p role="status" className="palette-nothing">
        {items.length === 0 && 'No command and no trace has all of these words.'}
      </p>
    </dialog>
  )
}
