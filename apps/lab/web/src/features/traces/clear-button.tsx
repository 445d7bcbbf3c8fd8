import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { clearTraces } from '../../api/trace-list.ts'
import { counted } from '../../ui/format.ts'

/** Deletes every trace in the lab, after asking. */
export function ClearButton({ total }: { total: number }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const clear = useMutation({ mutationFn: clearTraces, onSuccess: () => dialog.current?.close() })

  return (
    <>
      <button type="button" className="btn" disabled={total === 0} onClick={() => dialog.current?.showModal()}>
        Clear…
      </button>
      <dialog className="confirm" ref={dialog} aria-labelledby="clear-title" onClose={clear.reset}>
        <h1 id="clear-title">Delete {counted(total, 'trace')}?</h1>
        <p>The lab keeps traces in memory only, so they cannot be brought back.</p>
        {clear.error && <p role="alert">Nothing was deleted. {clear.error.message}</p>}
        <div>
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            Keep
          </button>
          <button type="button" className="btn danger" disabled={clear.isPending} onClick={() => clear.mutate()}>
            Delete
          </button>
        </div>
      </dialog>
    </>
  )
}
