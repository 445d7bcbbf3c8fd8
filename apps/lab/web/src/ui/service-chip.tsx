import { serviceColour } from './service-colour.ts'

export function ServiceDot({ service }: { service: string }) {
  return <i className="dot" style={{ background: serviceColour(service) }} aria-hidden="true" />
}

export function ServiceChip({ service }: { service: string }) {
  return (
    <span className="chip">
      <ServiceDot service={service} />
      {service}
    </span>
  )
}
