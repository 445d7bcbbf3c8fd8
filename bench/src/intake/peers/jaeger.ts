import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../../../scripts/system/ports.ts'
import { type ServerProcess, startListening } from '../../server-process.ts'

const config = fileURLToPath(new URL('./jaeger.yaml', import.meta.url))

/** The program that `$JAEGER_BIN` names; null when it names none. */
export function jaegerProgram(): string | null {
  const program = process.env.JAEGER_BIN || null
  if (program === null) return null
  const { status, error } = spawnSync(program, ['version'], { stdio: 'ignore' })
  if (status !== 0)
    throw new Error(`JAEGER_BIN is ${program}, which does not run as Jaeger: ${error?.message ?? status}`)
  return program
}

export async function startJaeger(command: string): Promise<ServerProcess> {
  const [port, query, queryGrpc] = await Promise.all([freePort(), freePort(), freePort()])
  const env = {
    JAEGER_OTLP_PORT: String(port),
    JAEGER_QUERY_PORT: String(query),
    JAEGER_QUERY_GRPC_PORT: String(queryGrpc),
  }
  return startListening({ command, args: ['--config', config], env, port, path: '/' })
}
