import { fetchText } from './fetch-json.ts'

/** One trace for an issue or a language model, bounded in length. */
export function traceMarkdown(traceId: string): Promise<string> {
  return fetchText(`/api/traces/${encodeURIComponent(traceId)}/markdown`)
}
