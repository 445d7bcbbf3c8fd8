import type { ProblemTime } from '@checkout/trace-model/model'
import { counted, formatClock, formatDateTime } from '../../ui/format.ts'

/** Every time that a problem came, with its request and body as far as they are kept. */
export function ProblemTimes({ times }: { times: readonly ProblemTime[] }) {
  return (
    <ul className="problem-times" aria-label="Each time">
      {times.map((time) => (
        <li key={time.id}>
          <TimeOfDay ms={time.timeMs} />
          <RequestHead head={time.head} />
          {time.count > 1 && <span className="problem-until">{counted(time.count, 'time')} until then</span>}
          <RawLink time={time} />
        </li>
      ))}
    </ul>
  )
}

export function TimeOfDay({ ms }: { ms: number }) {
  return (
    <time dateTime={new Date(ms).toISOString()} title={formatDateTime(ms)}>
      {formatClock(ms)}
    </time>
  )
}

export function RequestHead({ head }: { head: string }) {
  if (head === '') return null
  return (
    <details>
      <summary>Request</summary>
      <pre>{head}</pre>
    </details>
  )
}

export function RawLink({ time: { id, rawBytes } }: { time: ProblemTime }) {
  if (rawBytes === 0) return <span className="muted">none</span>
  return (
    <a href={`/api/problems/${id}/raw`} download={`problem-${id}.bin`}>
      {counted(rawBytes, 'byte')} <span className="visually-hidden">of problem {id}</span>
    </a>
  )
}
