import { useEffect, useRef } from 'react'
import type { Failure } from '../../api/request-json.ts'
import { useShop } from '../../app/shop-context.ts'
import type { Attempt } from './attempt.ts'
import { DeveloperStrip } from './developer-strip.tsx'
import { failureText } from './failure-text.ts'

/** What went wrong in the buyer's words, then the strip for the developer. */
export function FailurePanel({ failure, attempt }: { failure: Failure; attempt: Attempt }) {
  const { title, body } = failureText(failure, useShop().settings.apiOrigin)
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={panel} className="outcome">
      <section className="notice" data-tone="bad">
        <h2>{title}</h2>
        <p>{body}</p>
      </section>
      <DeveloperStrip attempt={attempt} />
    </div>
  )
}
