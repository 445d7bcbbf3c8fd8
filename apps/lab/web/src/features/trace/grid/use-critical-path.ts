import { useMemo, useState } from 'react'
import { useShortcuts } from '../../../ui/use-shortcuts.ts'
import type { Waterfall } from '../waterfall.ts'
import { type CriticalStretch, criticalPath } from './critical-path.ts'

export type CriticalPath = {
  isShown: boolean
  toggle(): void
  stretches: readonly CriticalStretch[]
  ofRow(index: number): readonly CriticalStretch[]
}

const none: readonly CriticalStretch[] = []

/** The critical path of the trace, shown until the reader hides it. */
export function useCriticalPath(waterfall: Waterfall): CriticalPath {
  const [isShown, setIsShown] = useState(true)
  const stretches = useMemo(() => (isShown ? criticalPath(waterfall) : none), [isShown, waterfall])
  const byRow = useMemo(() => Map.groupBy(stretches, ({ row }) => row), [stretches])
  const toggle = () => setIsShown((before) => !before)
  useShortcuts([['c', toggle, isShown ? 'Hide the critical path' : 'Show the critical path']])
  return { isShown, toggle, stretches, ofRow: (index) => byRow.get(index) ?? none }
}
