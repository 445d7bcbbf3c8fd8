import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ServerProcess, startServer } from '../server-process.ts'
import { type BodyKind, spansPerBody } from './bodies.ts'
import { jaegerProgram, startJaeger } from './peers/jaeger.ts'
import { installSpotlight, spotlightVersion, startSpotlight } from './peers/spotlight.ts'

/** A server to send to. `read` asks right after the last answer until every span was told, and throws when one is missing. */
export type Target = {
  name: string
  kind: BodyKind
  path?: string
  start(): Promise<ServerProcess>
  keep?(server: ServerProcess, count: number): Promise<void>
  read?(server: ServerProcess, count: number): Promise<void>
}

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url))

export const startBare = () => startServer(pathOf('./bare-server.ts'))
export const startLab = (env = {}) => startServer(pathOf('../../../apps/lab/src/cli.ts'), { LAB_PORT: '0', ...env })

export const bare: Target = { name: 'bare Node http, reads the body', kind: 'otlp protobuf', start: startBare }

const lab = { start: () => startLab(), keep: keptByLab, read: readByLab }

export const labTargets = {
  protobuf: { ...lab, name: 'lab, OTLP protobuf', kind: 'otlp protobuf' },
  json: { ...lab, name: 'lab, OTLP JSON', kind: 'otlp json' },
  envelope: { ...lab, name: 'lab, envelopes', kind: 'envelope' },
} satisfies Record<string, Target>

const labWithData = { ...lab, start: startLabWithData }

/** The same lab with a journal. */
export const dataTargets: Target[] = [
  { ...labWithData, name: 'lab with `--data`, OTLP protobuf', kind: 'otlp protobuf' },
  { ...labWithData, name: 'lab with `--data`, envelopes', kind: 'envelope' },
]

export type Peers = { spotlight: Target; jaeger: Target | null }

/** The tools to measure beside the lab: Spotlight, and Jaeger where `$JAEGER_BIN` names it. */
export async function findPeers(): Promise<Peers> {
  const program = jaegerProgram()
  await installSpotlight()
  const start = program === null ? null : () => startJaeger(program)
  return {
    spotlight: { name: `Spotlight ${spotlightVersion}, envelopes`, kind: 'envelope', start: startSpotlight },
    jaeger: start && { name: 'Jaeger, OTLP protobuf', kind: 'otlp protobuf', path: '/v1/traces', start },
  }
}

async function startLabWithData(): Promise<ServerProcess> {
  const dir = mkdtempSync(join(tmpdir(), 'lab-bench-'))
  const server = await startLab({ LAB_DATA: dir })
  const stop = () => server.stop().then(() => rmSync(dir, { recursive: true }))
  return { ...server, stop }
}

async function keptByLab({ port }: ServerProcess, count: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`)
  const { traces } = (await response.json()) as { traces: number }
  if (traces !== count) throw new Error(`${traces} of ${count} traces were kept`)
}

/** The whole list, for which every span has to be looked at. */
async function readByLab({ port }: ServerProcess, count: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/api/traces?limit=10000`)
  const { traces } = (await response.json()) as { traces: { spanCount: number }[] }
  const spans = traces.reduce((sum, trace) => sum + trace.spanCount, 0)
  if (spans !== count * spansPerBody) throw new Error(`${spans} of ${count * spansPerBody} spans can be read`)
}
