import { type ReactNode, useId } from 'react'
import './list-table.css'

type Props = {
  title: string
  className: string
  columns: readonly { name: string; isNumber?: boolean }[]
  /** Bodies of the table. */
  children: ReactNode
}

/** Records in a table that is the whole page below its toolbar. */
export function ListTable({ title, className, columns, children }: Props) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it.
    <section className="list-scroller" aria-labelledby={id} tabIndex={0}>
      <h1 id={id} className="visually-hidden">
        {title}
      </h1>
      <table className={`list-table ${className}`}>
        <thead>
          <tr>
            {columns.map(({ name, isNumber }) => (
              <th key={name} scope="col" className={isNumber ? 'num' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </section>
  )
}
