import { SearchField } from '../../ui/search-field.tsx'
import './find-field.css'
import type { Find } from './use-find.ts'

type Props = { find: Find; onStep(step: 1 | -1): void; onLeave(): void }

/** Find in the trace: the browser's own find sees only the rows that are drawn. */
export function FindField({ find, onStep, onLeave }: Props) {
  return (
    <div className="find">
      <SearchField
        label="Find in trace"
        placeholder="Find in trace"
        value={find.text}
        onChange={find.setText}
        onEnter={(isShifted) => onStep(isShifted ? -1 : 1)}
        onLeave={onLeave}
      />
      <span className="find-count" role="status">
        {find.text.trim() === '' ? <kbd>/</kbd> : `${find.current}/${find.matches.length}`}
      </span>
    </div>
  )
}
