import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { traceListQuery } from './trace-list.ts'

/** The services that have sent something of the traces in the list, in alphabetical order. */
export function useServices(): readonly string[] {
  const { data } = useQuery(traceListQuery)
  return useMemo(() => [...new Set(data?.traces.flatMap(({ services }) => services))].sort(), [data])
}
