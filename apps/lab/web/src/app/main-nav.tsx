import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { healthQuery } from '../api/health.ts'

export function MainNav() {
  const [path] = useLocation()
  const { data } = useQuery(healthQuery)
  const problems = data?.problems ?? 0
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
