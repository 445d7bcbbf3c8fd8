import { linkLabels } from './link-state.ts'
import type { TraceSummary } from './model.ts'

/** A question whether every word of `words` occurs in a text, in whatever case; without words every text will do. */
export function wordSearch(words: string): (text: string) => boolean {
  const searched = words.toLowerCase().split(/\s+/).filter(Boolean)
  return (text) => {
    const lower = searched.length > 0 ? text.toLowerCase() : ''
    return searched.every((word) => lower.includes(word))
  }
}

/** What of a trace is searched: its name, op, scenario, status, services, link state and id. */
export function searchedText({ name, op, scenario, statusCode, services, link, traceId }: TraceSummary): string {
  return [name, op, scenario, statusCode, ...services, linkLabels[link].label, traceId].join(' ')
}
