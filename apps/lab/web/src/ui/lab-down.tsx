import { Notice } from './notice.tsx'

/** The lab's server does not answer, or answers with an error. */
export function LabDown({ error, onRetry }: { error: Error; onRetry(): void }) {
  return (
    <Notice title="The lab does not answer" role="alert">
      <p>
        {error.message} Is it running? In the project's folder, <code>npm start</code> starts it. This page connects
        again by itself as soon as it is back.
      </p>
      <p>
        <button type="button" className="btn primary" onClick={onRetry}>
          Try again
        </button>
      </p>
    </Notice>
  )
}
