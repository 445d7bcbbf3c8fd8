import { Link } from 'wouter'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'

export function WaitingTrace({ traceId }: { traceId: string }) {
  usePageTitle('Waiting for a trace')
  if (!/^[0-9a-f]{32}$/.test(traceId)) {
    return (
      <Notice title="This is not a trace id" role="status">
        <p>
          A trace id has 32 hexadecimal digits in lower case; <code>{traceId}</code> has not.{' '}
          <Link href="/">All traces</Link>
        </p>
      </Notice>
    )
  }
  return (
    <Notice title="This trace has not arrived yet" role="status">
      <p className="waiting-id">
        <code>{traceId}</code> <CopyButton text={traceId} label="Copy trace id" />
      </p>
      <p>The page watches, and shows the trace as soon as something of it comes in. If nothing does:</p>
      <ul className="waiting-checks">
        <li>The lab forgets traces when it is restarted or cleared.</li>
        <li>
          An unsampled trace, whose <code>traceparent</code> ends in <code>-00</code>, is never sent.
        </li>
        <li>The browser sends to the lab only if its DSN is the lab’s; a content blocker may stop it too.</li>
      </ul>
      <p>
        <Link href="/">All traces</Link>
      </p>
    </Notice>
  )
}
