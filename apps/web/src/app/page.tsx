import { type ReactNode, useEffect, useRef } from 'react'
import { useShop } from './shop-context.ts'

/** A screen: its heading, and the title of the browser's tab. */
export function Page({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const { pagesShown } = useShop()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Corner Shop`
  }, [title])
  // After a navigation the focus starts at the top of the new screen, as it would in a new document.
  useEffect(() => {
    if (pagesShown.current > 0) heading.current?.focus()
    pagesShown.current += 1
  }, [pagesShown])
  return (
    <>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children}
    </>
  )
}
