import { useQuery } from '@tanstack/react-query'
import { type Forward, healthQuery } from '../api/health.ts'
import { counted } from '../ui/format.ts'

/** What becomes of what the lab passes on; nothing where it passes nothing on. */
export function ForwardMark() {
  const { data } = useQuery(healthQuery)
  if (!data?.forward) return null
  const { tone, words } = told(data.forward)
  return (
    <span className={`live-mark ${tone}`} role="status" title={data.forward.retrying ?? undefined}>
      <i aria-hidden="true">{tone === 'live' ? '→' : '!'}</i>
      <span>{words}</span>
    </span>
  )
}

function told({ queued, delivered, dropped, retrying }: Forward): { tone: string; words: string } {
  if (retrying !== null)
    return { tone: 'reconnecting', words: `Passing on fails, ${counted(queued, 'request')} waiting` }
  if (dropped > 0) return { tone: 'reconnecting', words: `${dropped} not passed on` }
  return { tone: 'live', words: queued > 0 ? `Passing on ${queued}` : `${delivered} passed on` }
}
