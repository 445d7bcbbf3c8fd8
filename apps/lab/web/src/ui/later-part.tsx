import { later } from '@checkout/first-load/later'
import type { ComponentType, ReactNode } from 'react'
import { Notice } from './notice.tsx'

/** A part of the page whose code comes later; says what to do when it cannot be had. */
export function laterPart<P extends object>(fetchCode: () => Promise<ComponentType<P>>, waiting: ReactNode) {
  return later(fetchCode, { waiting, failed: <CodeMissing /> })
}

/** The lab was stopped, or built anew since the page was opened. */
function CodeMissing() {
  return (
    <Notice title="This part of the page could not be fetched" role="alert">
      <p>
        Is the lab running? In the project’s folder, <code>npm start</code> starts it.
      </p>
      <p>
        <button type="button" className="btn primary" onClick={() => location.reload()}>
          Reload the page
        </button>
      </p>
    </Notice>
  )
}
