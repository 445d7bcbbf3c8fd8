import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export type Probe = Awaited<ReturnType<typeof startProbe>>

/** The small service of `service/` in a process of its own, as the real services are started. */
export async function startProbe(endpoint: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', './telemetry.ts', 'server.ts'], {
    cwd: fileURLToPath(new URL('service', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '200',
      OTEL_BLRP_SCHEDULE_DELAY: '200',
      ...env,
    },
  }) as ChildProcessByStdio<null, Readable, Readable>
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)]
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(async () => die(await stderr)),
  ])
  const origin = `http://127.0.0.1:${(message as { port: number }).port}`
  return {
    request: (path: string, init?: RequestInit) => fetch(`${origin}${path}`, init).then((answer) => answer.status),
    /** SIGTERM, then how the process ended and how long that took. */
    stop: async () => {
      const startedMs = performance.now()
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = await exited
      return { code, durationMs: performance.now() - startedMs, stdout: await stdout, stderr: await stderr }
    },
  }
}

function die(stderr: string): never {
  throw new Error(`the probe did not start: ${stderr}`)
}
