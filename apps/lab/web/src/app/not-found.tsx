import { Link } from 'wouter'
import { Notice } from '../ui/notice.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { Page } from './page.tsx'

export function NotFound() {
  usePageTitle('No such page')
  return (
    <Page>
      <Notice title="There is no page at this address">
        <p>
          A trace is at <code>/t/</code> followed by its 32 hexadecimal digits. <Link href="/">All traces</Link> are on
          the first page.
        </p>
      </Notice>
    </Page>
  )
}
