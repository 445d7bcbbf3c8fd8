import type { Ports } from './ports.ts'
import type { Settings } from './settings.ts'

/** One project's OTLP endpoint, without `/v1/traces`, and the public key of its DSN. */
export type OtlpTarget = { endpoint: string; publicKey: string }

/** DSN of a project of the lab: its key is its id, padded to 32 digits. */
export function labDsn(host: string, ports: Ports, project: number): string {
  return `http://${labKey(project)}@${host}:${ports.lab}/${project}`
}

/** A project of the lab, as the exporters of this machine's processes reach it. */
export function labProject(ports: Ports, project: number): OtlpTarget {
  return { endpoint: `http://127.0.0.1:${ports.lab}/api/${project}/integration/otlp`, publicKey: labKey(project) }
}

/** Where OTLP leaves this machine's processes: what the services use on the direct route, and the Collector on the others. */
export function sentryOtlp(ports: Ports, configured: Settings['sentryOtlp']): OtlpTarget {
  const { endpoint, publicKey } = labProject(ports, 2)
  return { endpoint: configured.endpoint ?? endpoint, publicKey: configured.publicKey ?? publicKey }
}

function labKey(project: number): string {
  return String(project).padStart(32, '0')
}
