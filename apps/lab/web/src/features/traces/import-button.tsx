import { useRef } from 'react'
import { useShortcuts } from '../../ui/use-shortcuts.ts'

/** Lets a person pick files of traces. */
export function ImportButton({ isBusy, onFiles }: { isBusy: boolean; onFiles(files: File[]): void }) {
  const input = useRef<HTMLInputElement>(null)
  useShortcuts([['o', () => input.current?.click(), 'Import a trace from a file']])
  return (
    <>
      <button type="button" className="btn" disabled={isBusy} onClick={() => input.current?.click()}>
        {isBusy ? 'Importing…' : 'Import'}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}
