import { useEffect, useState } from 'react'

type Props = { text: string; label: string }

const shownMs = 1_600

/** Copies `text` and says so. `label` is the accessible name, beginning with `Copy`. */
export function CopyButton({ text, label }: Props) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), shownMs)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('refused')
    }
  }

  return (
    <button type="button" className="btn copy" aria-label={outcome ? undefined : label} onClick={copy}>
      <span hidden={outcome !== null}>Copy</span>
      <span role="status">{outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'Not allowed' : null}</span>
    </button>
  )
}
