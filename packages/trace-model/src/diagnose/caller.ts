import { textIn } from '../json.ts'
import type { Span } from '../model.ts'

/** Who sent the request that a SERVER span stands for, as far as its user agent says. */
export function callerOf({ attributes }: Span): { agent: string | null; isBrowser: boolean } {
  const agent = textIn(attributes, 'user_agent.original') ?? textIn(attributes, 'http.user_agent')
  // Every browser begins its name with that of an old one.
  return { agent, isBrowser: agent?.startsWith('Mozilla/') ?? false }
}
