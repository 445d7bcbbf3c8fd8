import { useQuery } from '@tanstack/react-query'
import { originalsQuery } from '../../api/originals.ts'
import type { ErrorGroup } from './error-groups.ts'
import { originalTopFrame } from './top-frame.ts'

/** Where the latest of a group came from in the original source; null until that is known, and without a source map. */
export function useOriginalPlace({ event }: Pick<ErrorGroup, 'event'>): string | null {
  const { traceId = null, eventId = '', exceptions = [] } = event ?? {}
  const isBuilt = exceptions[0]?.frames.some(({ debugId }) => debugId !== null) === true
  const { data } = useQuery({ ...originalsQuery(traceId ?? '', eventId), enabled: isBuilt && traceId !== null })
  return data ? originalTopFrame({ exceptions }, data.originals) : null
}
