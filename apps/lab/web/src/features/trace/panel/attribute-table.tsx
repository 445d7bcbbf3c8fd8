import type { AttributeValue } from '@checkout/trace-model/model'
import { breakable } from '../../../ui/breakable.tsx'

/** Attributes by name. */
export function AttributeTable({ entries }: { entries: readonly [string, AttributeValue][] }) {
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return (
    <table className="pairs">
      <tbody>
        {sorted.map(([name, value]) => (
          <AttributeRow key={name} name={name} text={typeof value === 'string' ? value : JSON.stringify(value)} />
        ))}
      </tbody>
    </table>
  )
}

/** A stack or the like keeps its line breaks and gets the whole width. */
function AttributeRow({ name, text }: { name: string; text: string }) {
  if (!text.includes('\n')) {
    return (
      <tr>
        <th scope="row">{breakable(name)}</th>
        <td>{text}</td>
      </tr>
    )
  }
  return (
    <>
      <tr>
        <th scope="rowgroup" colSpan={2}>
          {breakable(name)}
        </th>
      </tr>
      <tr>
        <td colSpan={2} className="long">
          {text}
        </td>
      </tr>
    </>
  )
}
