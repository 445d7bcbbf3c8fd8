import { useEffect, useState } from 'react'

type Props = {
  /** Or how it is made when it is wanted. */
  text: string | (() => string | Promise<string>)
  label: string
  /** On the button. */
  words?: string
}

const shownMs = 1_600

/** Copies `text` and says so. `label` is the accessible name, beginning with `Copy`. */
export function CopyButton({ text, label, words = 'Copy' }: Props) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), shownMs)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : await text())
      setOutcome('copied')
    } catch {
      setOutcome('refused')
    }
  }

  return (
    <button type="button" className="btn copy" aria-label={outcome ? undefined : label} onClick={copy}>
      <span hidden={outcome !== null}>{words}</span>
      <span role="status">{outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'Not copied' : null}</span>
    </button>
  )
}
