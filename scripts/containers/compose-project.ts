import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { runCommand } from '../checks/run-command.ts'
import { freePorts, type Ports, portNames, portVariables } from '../system/ports.ts'

class ComposeError extends Error {
  override name = 'ComposeError'
}

export type ComposeProject = {
  ports: Ports
  /** Runs `docker compose` for this project and gives what it wrote. Throws a `ComposeError` with that when it fails. */
  compose(...args: string[]): Promise<string>
  /** Waits until the service is what its health check asks for. */
  healthy(service: string): Promise<void>
  /** Stops the service by SIGTERM, starts it again and waits until it is healthy; nothing else is touched. */
  restart(service: string): Promise<void>
}

const healthyWithinMs = 60_000

/**
 * The system of docker-compose.yml under a name and on ports of its own, so that it stands beside one that runs already.
 * Takes nothing from `.env`; `settings` are variables that the compose file reads.
 */
export async function composeProject(purpose: string, settings: Record<string, string> = {}): Promise<ComposeProject> {
  const name = `checkout-${purpose}-${randomBytes(4).toString('hex')}`
  const ports = await freePorts()
  const variables = Object.fromEntries(portNames.map((port) => [portVariables[port], String(ports[port])]))
  const environment = { ...variables, ...settings, COMPOSE_PROGRESS: 'quiet' }

  async function compose(...args: string[]): Promise<string> {
    const all = ['compose', '--project-name', name, '--env-file', '/dev/null', ...args]
    const { code, output } = await runCommand('docker', all, environment)
    if (code !== 0) throw new ComposeError(`docker compose ${args.join(' ')} failed:\n${output}`)
    return output
  }

  async function healthy(service: string): Promise<void> {
    const deadline = Date.now() + healthyWithinMs
    let state = ''
    while (Date.now() < deadline) {
      state = (await compose('ps', '--format', '{{.State}} {{.Health}}', service)).trim()
      if (/^running( healthy)?$/.test(state)) return
      await wait(200)
    }
    throw new ComposeError(`${service} is "${state}" after ${healthyWithinMs / 1000} s`)
  }

  async function restart(service: string): Promise<void> {
    await compose('restart', '--no-deps', service)
    await healthy(service)
  }

  return { ports, compose, healthy, restart }
}
