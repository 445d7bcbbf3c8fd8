import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { healthQuery } from '../../api/health.ts'
import { undoClear } from '../../api/trace-list.ts'
import { counted } from '../../ui/format.ts'
import { Strip } from '../../ui/strip.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'

/** Offers what was cleared back for as long as the lab keeps it, whoever cleared it. */
export function ClearedStrip() {
  const client = useQueryClient()
  const { data } = useQuery(healthQuery)
  const undo = useMutation({
    mutationFn: undoClear,
    onSettled: () => client.refetchQueries({ queryKey: healthQuery.queryKey }),
  })
  const cleared = data?.cleared && data.cleared.traces > 0 ? data.cleared : null
  useShortcuts(cleared ? [['u', () => undo.mutate(), 'Undo clearing']] : [])
  if (undo.error) return <Strip tone="bad">{undo.error.message}</Strip>
  if (!cleared) return null
  return (
    <Strip>
      <span>{counted(cleared.traces, 'trace')} cleared. The lab keeps what was cleared for half a minute.</span>
      <button type="button" className="btn" disabled={undo.isPending} onClick={() => undo.mutate()}>
        Undo <kbd>u</kbd>
      </button>
    </Strip>
  )
}
