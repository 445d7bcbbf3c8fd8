import { useMemo, useState } from 'react'
import { matchesOf, nextOf, searchTexts } from './find.ts'
import type { Waterfall } from './waterfall.ts'

export type Find = {
  text: string
  setText(text: string): void
  matches: readonly number[]
  matchSet: ReadonlySet<number>
  /** Which match is selected, counted from 1; 0 when none is. */
  current: number
  /** The match after or before the selected row; -1 when nothing matches. */
  next(step: 1 | -1): number
}

export function useFind(waterfall: Waterfall, selected: number): Find {
  const [text, setText] = useState('')
  const isSearching = text.trim() !== ''
  const texts = useMemo(() => (isSearching ? searchTexts(waterfall) : []), [isSearching, waterfall])
  const matches = useMemo(() => matchesOf(texts, text), [texts, text])
  const matchSet = useMemo(() => new Set(matches), [matches])
  return {
    text,
    setText,
    matches,
    matchSet,
    current: matches.indexOf(selected) + 1,
    next: (step) => nextOf(matches, selected, step),
  }
}
