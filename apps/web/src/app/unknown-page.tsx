import { Link, useLocation } from 'wouter'
import { Page } from './page.tsx'

export function UnknownPage() {
  const [path] = useLocation()
  return (
    <Page
      title="No such page"
      lead={
        <>
          There is nothing at <code>{path}</code>. The address may be mistyped, or the link is an old one.
        </>
      }
    >
      <Link className="btn primary" href="/">
        See what we sell
      </Link>
    </Page>
  )
}
