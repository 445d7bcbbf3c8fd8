import type { AttributeValue } from '@checkout/trace-model/model'
import { Fragment } from 'react'

/** Attributes by name. */
export function AttributeTable({ entries }: { entries: readonly [string, AttributeValue][] }) {
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return (
    <table className="pairs">
      <tbody>
        {sorted.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{breakable(name)}</th>
            <td className={isLong(value) ? 'long' : undefined}>{attributeText(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Names may break behind a dot or an underscore, and are still copied as they are. */
function breakable(name: string) {
  return name.split(/(?<=[._])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one name never move.
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
}

function attributeText(value: AttributeValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Stacks and the like keep their line breaks. */
function isLong(value: AttributeValue): boolean {
  return typeof value === 'string' && value.includes('\n')
}
