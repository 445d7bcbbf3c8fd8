import { Link } from 'wouter'
import { columns, type SpanList } from './span-cells.ts'

type Props = { spans: SpanList; traceId: string; caption: string; from: number; to: number }

/** The rows `from` up to, but not, `to`, all of them in the page: what is not there cannot be selected and copied. */
export function SpanTable({ spans, traceId, caption, from, to }: Props) {
  const rows = Array.from({ length: to - from }, (_, at) => spans.cellsAt(from + at))
  return (
    <table className="span-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, title }) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells.spanId}>
            {columns.map(({ key, kind }) =>
              key === 'name' ? (
                <th key={key} scope="row" style={{ paddingLeft: `${12 + Math.min(cells.level - 1, 24) * 12}px` }}>
                  <Link href={`/t/${traceId}/s/${cells.spanId}`} title={cells.name}>
                    {cells.name}
                  </Link>
                </th>
              ) : (
                <td key={key} className={kind}>
                  {cells[key]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
