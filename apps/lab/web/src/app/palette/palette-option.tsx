// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays in the field, which names the active option.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: Enter in the field runs the active option.
import { useEffect, useRef } from 'react'
import type { PaletteItem } from './palette-items.ts'

type Props = { id: string; item: PaletteItem; isActive: boolean; onRun(): void }

export function PaletteOption({ id, item, isActive, onRun }: Props) {
  const option = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])

  return (
    <div ref={option} id={id} role="option" aria-selected={isActive} onClick={onRun}>
      <span>{item.label}</span>
      <small>{item.detail}</small>
      {item.key && (
        <span className="palette-keys" aria-hidden="true">
          {item.key.split(' ').map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      )}
    </div>
  )
}
