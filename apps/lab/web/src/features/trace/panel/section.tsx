import type { ReactNode } from 'react'

export function Section({ title, wraps = false, children }: { title: string; wraps?: boolean; children: ReactNode }) {
  return (
    <section className="panel-section">
      <h2 className={wraps ? 'wraps' : undefined}>{title}</h2>
      {children}
    </section>
  )
}
