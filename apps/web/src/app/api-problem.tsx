import type { Failure } from '../api/request-json.ts'
import { Notice } from './notice.tsx'
import { useShop } from './shop-context.ts'

/** In place of what the API did not deliver: what is wrong with it, and the way to ask again. */
export function ApiProblem({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const { apiOrigin } = useShop().settings
  const retry = (
    <button type="button" className="btn primary" onClick={onRetry}>
      Try again
    </button>
  )
  if (failure.kind === 'unreachable') {
    return (
      <Notice tone="bad" title="The API does not answer" action={retry}>
        Nobody answers at <code>{apiOrigin}</code>. Start the whole system with <code>npm start</code> in the project's
        folder, then try again.
      </Notice>
    )
  }
  return (
    <Notice tone="bad" title={`The API answered with HTTP ${failure.status}`} action={retry}>
      {failure.kind === 'refused' ? failure.error.message : 'The answer is not one that the shop can read.'} It was
      asked at <code>{apiOrigin}</code>.
    </Notice>
  )
}
