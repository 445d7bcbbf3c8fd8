import type { TraceOutline } from '@checkout/trace-model/outline'
import { formatOffset } from '../../ui/format.ts'

/** The logs of a trace, at most `most` of them. */
export function LogListTable({ outline, most }: { outline: TraceOutline; most: number }) {
  const { logs, logSpans, spans, startTimeMs } = outline
  const order = [...logs.keys()].sort((a, b) => (logs[a]?.timeMs ?? 0) - (logs[b]?.timeMs ?? 0)).slice(0, most)
  const nameOf = (log: number) => spans.names.texts[spans.names.at[logSpans[log] ?? -1] ?? -1] ?? ''
  return (
    <table className="span-table">
      <caption>Logs{logs.length > most && `, the first ${most} of ${logs.length}`}</caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Severity</th>
          <th scope="col">Log</th>
          <th scope="col">Service</th>
          <th scope="col">Span</th>
        </tr>
      </thead>
      <tbody>
        {order.map((at) => {
          const log = logs[at]
          return (
            log && (
              <tr key={at}>
                <td className="number">{formatOffset(log.timeMs - startTimeMs)}</td>
                <td>{log.severity.toUpperCase()}</td>
                <th scope="row">
                  <span title={log.body}>{log.body}</span>
                </th>
                <td>{log.service}</td>
                <td>{nameOf(at)}</td>
              </tr>
            )
          )
        })}
      </tbody>
    </table>
  )
}
