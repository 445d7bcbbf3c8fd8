import type { ReactNode } from 'react'

type NoticeProps = { title: string; tone?: 'bad' | 'plain'; children: ReactNode; action?: ReactNode }

/** A panel in place of content: what is the case, and what to do next. */
export function Notice({ title, tone = 'plain', children, action }: NoticeProps) {
  return (
    <section className="notice" data-tone={tone}>
      <h2>{title}</h2>
      <p>{children}</p>
      {action && <div className="notice-action">{action}</div>}
    </section>
  )
}
