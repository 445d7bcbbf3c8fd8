import type { Problem } from '@checkout/trace-model/model'
import { counted, formatClock, formatDateTime } from '../../ui/format.ts'
import { StatusCode } from '../../ui/status-code.tsx'

const ruleWords: Record<Problem['rule'], string> = {
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

export function ProblemRow({ problem }: { problem: Problem }) {
  const { id, timeMs, count, project, sdk, status, code, rule, message, head, rawBytes } = problem
  return (
    <tr>
      <td className="problem-time">
        <time dateTime={new Date(timeMs).toISOString()} title={formatDateTime(timeMs)}>
          {formatClock(timeMs)}
        </time>
      </td>
      <td className="problem-from">
        {head === '' ? 'the lab itself' : (sdk ?? 'unknown sender')}
        {project !== null && <span>project {project}</span>}
      </td>
      <td>{head === '' ? '–' : <StatusCode code={status} />}</td>
      <td className="problem-reason">
        <p>{message}</p>
        <p className="muted">
          {ruleWords[rule]} · <code>{code}</code>
          {count > 1 && ` · ${count} times`}
        </p>
        {head !== '' && (
          <details>
            <summary>Request</summary>
            <pre>{head}</pre>
          </details>
        )}
      </td>
      <td className="problem-raw">
        {rawBytes > 0 ? (
          <a href={`/api/problems/${id}/raw`} download={`problem-${id}.bin`}>
            {counted(rawBytes, 'byte')} <span className="visually-hidden">of problem {id}</span>
          </a>
        ) : (
          <span className="muted">none</span>
        )}
      </td>
    </tr>
  )
}
