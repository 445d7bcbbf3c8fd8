import { useServiceColour } from './service-colours.tsx'

type DotProps = {
  service: string
  /** Whether the dot alone says which service it is. */
  isNamed?: boolean
}

export function ServiceDot({ service, isNamed = false }: DotProps) {
  const colourOf = useServiceColour()
  const name = isNamed ? { role: 'img', 'aria-label': service } : { 'aria-hidden': true }
  return <i className="dot" style={{ background: colourOf(service) }} {...name} />
}

export function ServiceChip({ service }: { service: string }) {
  return (
    <span className="chip">
      <ServiceDot service={service} />
      {service}
    </span>
  )
}
