import { type DragEvent, type ReactNode, useState } from 'react'
import './drop-area.css'

/** Takes files that are dropped anywhere on `children`. */
export function DropArea({ onFiles, children }: { onFiles(files: File[]): void; children: ReactNode }) {
  const [isOver, setOver] = useState(false)

  function onDragOver(event: DragEvent): void {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }

  function onDragLeave(event: DragEvent): void {
    const into = event.relatedTarget
    if (!(into instanceof Node && event.currentTarget.contains(into))) setOver(false)
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for pointers; the button beside it does the same.
    <div className="drop-area" onDragOver={onDragOver} onDragLeave={onDragLeave} onDrop={onDrop}>
      {children}
      {isOver && (
        <p className="drop-hint">
          <b>Drop to import.</b> An exported trace, OTLP in JSON, or an envelope.
        </p>
      )}
    </div>
  )
}
