import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { healthQuery } from '../api/health.ts'

const pages = [
  { href: '/', name: 'Traces' },
  { href: '/logs', name: 'Logs' },
  { href: '/errors', name: 'Errors' },
  { href: '/problems', name: 'Problems' },
]

export function MainNav() {
  const [path] = useLocation()
  const { data } = useQuery(healthQuery)
  const problems = data?.problems ?? 0
  return (
    <nav aria-label="Main">
      {pages.map(({ href, name }) => (
        <Link key={href} href={href} aria-current={path === href ? 'page' : undefined}>
          {name} {name === 'Problems' && problems > 0 && <span>{problems}</span>}
        </Link>
      ))}
    </nav>
  )
}
