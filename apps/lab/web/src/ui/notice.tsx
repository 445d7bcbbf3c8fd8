import type { ReactNode } from 'react'

type Props = { title: string; children: ReactNode; role?: 'alert' | 'status' }

/** What stands in the place of a list or a panel that has nothing to show: a reason and what to do next. */
export function Notice({ title, children, role }: Props) {
  return (
    <div className="notice" role={role}>
      <h1>{title}</h1>
      {children}
    </div>
  )
}
