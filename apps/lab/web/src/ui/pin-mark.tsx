/** A drawing pin; filled for what is pinned. */
export function PinMark({ isPinned }: { isPinned: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path
        d="M5.5 1.5h5l-.6 4.7 2.1 2.3v1H4v-1l2.1-2.3zM8 9.5v5"
        fill={isPinned ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.2"
        strokeLinejoin="round"
      />
    </svg>
  )
}
