import { useMutation, useQueryClient } from '@tanstack/react-query'
import { healthQuery } from '../../api/health.ts'
import { clearTraces } from '../../api/trace-list.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'

/** Takes every trace that is not pinned out of the list, at once: it can be undone. */
export function ClearButton({ total, onError }: { total: number; onError(error: Error | null): void }) {
  const client = useQueryClient()
  const clear = useMutation({
    mutationFn: clearTraces,
    onMutate: () => onError(null),
    onError,
    onSuccess: () => client.refetchQueries({ queryKey: healthQuery.queryKey }),
  })
  useShortcuts([[null, () => total > 0 && clear.mutate(), 'Clear the list of traces']])
  return (
    <button type="button" className="btn" disabled={total === 0 || clear.isPending} onClick={() => clear.mutate()}>
      Clear
    </button>
  )
}
