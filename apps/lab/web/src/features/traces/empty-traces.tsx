import { useState } from 'react'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import './empty-traces.css'
import { waysToSend } from './ways-to-send.ts'

const shop = 'http://localhost:5173'

export function EmptyTraces() {
  const [ways] = useState(() => waysToSend(location.origin, randomHex(32), randomHex(16)))
  return (
    <div className="row-scroller">
      <Notice title="No traces yet">
        <p>
          Place an order in <a href={shop}>the shop</a>, or send something yourself. It appears here as soon as it
          arrives.
        </p>
        <dl className="ways">
          {ways.map(({ title, command }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                <code>{command}</code>
                <CopyButton text={command} label={`Copy: ${title}`} />
              </dd>
            </div>
          ))}
        </dl>
      </Notice>
    </div>
  )
}

export function NothingMatches({ onShowAll }: { onShowAll(): void }) {
  return (
    <Notice title="No trace matches" role="status">
      <p>The filter leaves out every trace that the lab holds.</p>
      <p>
        <button type="button" className="btn" onClick={onShowAll}>
          Show all traces
        </button>
      </p>
    </Notice>
  )
}

function randomHex(digits: number): string {
  return Array.from({ length: digits }, () => Math.floor(Math.random() * 16).toString(16)).join('')
}
