import { createContext, type ReactNode, use, useMemo } from 'react'
import { type ColourOf, serviceColours } from './service-colour.ts'

const ColourContext = createContext<ColourOf>(serviceColours([]))

/** Keeps the colours of services apart that are shown together in `children`. */
export function ServiceColours({ services, children }: { services: readonly string[]; children: ReactNode }) {
  // A list that lives is another one every second, of the same services.
  const names = JSON.stringify([...new Set(services)].sort())
  const colourOf = useMemo(() => serviceColours(JSON.parse(names)), [names])
  return <ColourContext value={colourOf}>{children}</ColourContext>
}

export function useServiceColour(): ColourOf {
  return use(ColourContext)
}
