import type { ListedProblem } from '@checkout/trace-model/model'
import { useId, useState } from 'react'
import { breakable } from '../../ui/breakable.tsx'
import { counted } from '../../ui/format.ts'
import { StatusCode } from '../../ui/status-code.tsx'
import { ProblemTimes, RawLink, RequestHead, TimeOfDay } from './problem-times.tsx'

const ruleWords: Record<ListedProblem['rule'], string> = {
  refusal: 'refused',
  decoding: 'unreadable',
  dropped: 'dropped by Sentry',
  repaired: 'changed by Sentry',
  suspicious: 'looks wrong',
  joining: 'odd in a trace',
  budget: 'let go for room',
  client_report: 'dropped by the sender',
  journal: 'not written to disk',
  forward: 'not passed on',
}

/** What was told once or again and again, as it was the last time; each time is listed in it when it is opened. */
export function ProblemRow({ problem }: { problem: ListedProblem }) {
  const [isOpen, setOpen] = useState(false)
  const timesId = useId()
  const { timeMs, count, project, sdk, status, code, rule, message, head, times } = problem
  const isRepeated = times.length > 1
  return (
    <tr>
      <td className="problem-time">
        <TimeOfDay ms={timeMs} />
      </td>
      <td className="problem-from">
        {head === '' ? 'the lab itself' : breakable(sdk ?? 'unknown sender')}
        {project !== null && <span>project {project}</span>}
      </td>
      <td>{head === '' ? '–' : <StatusCode code={status} />}</td>
      <td className="problem-reason">
        <p>{message}</p>
        <p className="muted">
          {ruleWords[rule]} · <code>{code}</code>
          {count > 1 && ` · ${counted(count, 'time')}`}
        </p>
        {isRepeated ? (
          <>
            <button type="button" aria-expanded={isOpen} aria-controls={timesId} onClick={() => setOpen(!isOpen)}>
              <i aria-hidden="true">{isOpen ? '▾' : '▸'}</i> Each time
            </button>
            <div id={timesId} hidden={!isOpen}>
              {isOpen && <ProblemTimes times={times} />}
            </div>
          </>
        ) : (
          <RequestHead head={head} />
        )}
      </td>
      <td className="problem-raw">
        <RawLink time={problem} />
      </td>
    </tr>
  )
}
