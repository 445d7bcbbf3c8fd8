import { Strip } from '../../ui/strip.tsx'
import type { ImportState } from './use-import.ts'

export function ImportStrip({ results, onForget }: { results: ImportState['results']; onForget(): void }) {
  if (results.length === 0) return null
  return (
    <Strip {...(results.some(({ failed }) => failed) && { tone: 'bad' })}>
      <span>{results.map(({ text }) => text).join(' ')}</span>
      <button type="button" className="btn" onClick={onForget}>
        Close
      </button>
    </Strip>
  )
}
