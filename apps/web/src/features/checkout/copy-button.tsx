import { useState } from 'react'
import { useShop } from '../../app/shop-context.ts'

export function CopyButton({ text }: { text: string }) {
  const { announce } = useShop()
  const [label, setLabel] = useState('Copy')

  async function copy() {
    await navigator.clipboard.writeText(text)
    setLabel('Copied')
    announce('The trace id is copied.')
  }

  return (
    <button type="button" className="link" aria-label={`${label} the trace id`} onClick={copy}>
      {label}
    </button>
  )
}
