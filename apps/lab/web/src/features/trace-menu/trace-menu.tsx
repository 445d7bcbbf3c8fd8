import type { TraceSummary } from '@checkout/trace-model/model'
import { useMutation } from '@tanstack/react-query'
import { type FocusEvent, type KeyboardEvent, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { traceMarkdown } from '../../api/trace.ts'
import { pinTrace } from '../../api/trace-list.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import './trace-menu.css'

/** What can be done with a whole trace: share it, take it away, read it in another form, compare it, keep it. */
export function TraceMenu({ summary }: { summary: TraceSummary }) {
  const { traceId, isPinned } = summary
  const menu = useRef<HTMLDetailsElement>(null)
  const [, navigate] = useLocation()
  const pin = useMutation({ mutationFn: () => pinTrace(traceId, !isPinned) })
  const copyMarkdown = useMutation({
    mutationFn: async () => navigator.clipboard.writeText(await traceMarkdown(traceId)),
  })
  useShortcuts([
    ['m', () => copyMarkdown.mutate(), 'Copy this trace as Markdown'],
    ['x', () => navigate(`/compare/${traceId}`), 'Compare this trace with…'],
    ['t', () => navigate(`/t/${traceId}/table`), 'Read this trace as a table'],
    ['P', () => pin.mutate(), isPinned ? 'Let this trace go' : 'Pin this trace'],
    [null, () => navigate(`/logs?traceId=${traceId}`), 'List the logs of this trace'],
  ])

  function close(): void {
    if (menu.current) menu.current.open = false
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !menu.current?.open) return
    event.stopPropagation()
    close()
    menu.current.querySelector('summary')?.focus()
  }

  function onBlur(event: FocusEvent): void {
    const next = event.relatedTarget
    if (!(next instanceof Node && event.currentTarget.contains(next))) close()
  }

  return (
    <details className="trace-menu" ref={menu} onKeyDown={onKeyDown} onBlur={onBlur}>
      <summary className="btn">Share</summary>
      <div className="trace-menu-items">
        <p>
          Link <CopyButton text={() => `${location.origin}/t/${traceId}`} label="Copy link" />
        </p>
        <p>
          Markdown <kbd>m</kbd> <CopyButton text={() => traceMarkdown(traceId)} label="Copy as Markdown" />
        </p>
        <a href={`/api/traces/${traceId}/export`} download>
          Export as a file
        </a>
        <Link href={`/t/${traceId}/table`}>
          As a table <kbd>t</kbd>
        </Link>
        <Link href={`/logs?traceId=${traceId}`}>Its logs</Link>
        <Link href={`/compare/${traceId}`}>
          Compare with… <kbd>x</kbd>
        </Link>
        <button type="button" aria-pressed={isPinned} onClick={() => pin.mutate()}>
          {isPinned ? 'Pinned: let it go' : 'Pin'} <kbd>P</kbd>
        </button>
        {pin.error && <p role="alert">{pin.error.message}</p>}
      </div>
      <span role="status" className="visually-hidden">
        {copyMarkdown.isSuccess && 'Copied as Markdown.'}
        {copyMarkdown.error?.message}
      </span>
    </details>
  )
}
