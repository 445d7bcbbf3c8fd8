import { useServiceColour } from './service-colours.tsx'

export function ServiceDot({ service }: { service: string }) {
  const colourOf = useServiceColour()
  return <i className="dot" style={{ background: colourOf(service) }} aria-hidden="true" />
}

export function ServiceChip({ service }: { service: string }) {
  return (
    <span className="chip">
      <ServiceDot service={service} />
      {service}
    </span>
  )
}
