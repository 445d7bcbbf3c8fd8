import type { ReactNode } from 'react'
import './strip.css'

/** A line above a list: what just happened to it, and what can be done about that. */
export function Strip({ tone, children }: { tone?: 'bad'; children: ReactNode }) {
  return <div className={tone ? `strip ${tone}` : 'strip'}>{children}</div>
}
