import { type Draft, remove } from './draft.ts'

/** Removes lists of mixed types; whole numbers and fractions are one type, and null is of any. */
export function removeMixedLists(draft: Draft): void {
  for (const [key, { value }] of [...draft.attributes]) {
    if (!Array.isArray(value)) continue
    const types = new Set(value.filter((member) => member !== null).map((member) => typeof member))
    if (types.size > 1) remove(draft, 'attribute.mixed-list', key)
  }
}
