import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { problemCountQuery } from '../api/problems.ts'

export function MainNav() {
  const [path] = useLocation()
  const { data: problems = 0 } = useQuery(problemCountQuery)
  return (
    <nav aria-label="Main">
      <Link href="/" aria-current={path === '/' ? 'page' : undefined}>
        Traces
      </Link>
      <Link href="/problems" aria-current={path === '/problems' ? 'page' : undefined}>
        Problems {problems > 0 && <span>{problems}</span>}
      </Link>
    </nav>
  )
}
