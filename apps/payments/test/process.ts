import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const home = fileURLToPath(new URL('..', import.meta.url))
const nodeArguments = ['--import', './src/telemetry.ts', 'src/server.ts']
const readiness = /Server listening at (http:[^"]+)/

type Options = { env: Record<string, string>; sinkPort?: number; fileBlocks?: number }

/** The service as the supervisor starts it, with a channel to its parent. `fileBlocks` limits the size of files, as a full disk would. */
export function spawnPayments({ env, sinkPort = 9, fileBlocks }: Options) {
  const sink = `127.0.0.1:${sinkPort}`
  const limit = fileBlocks === undefined ? '' : `ulimit -f ${fileBlocks}; `
  const child = spawn('/bin/sh', ['-c', `${limit}exec "$0" "$@"`, process.execPath, ...nodeArguments], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PAYMENTS_PORT: '0',
      SENTRY_DSN: `http://00000000000000000000000000000003@${sink}/3`,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://${sink}`,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '200',
      OTEL_BLRP_SCHEDULE_DELAY: '200',
      ...env,
    },
  }) as ChildProcessByStdio<null, Readable, Readable>
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  const printed = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (printed.stdout += chunk))
  child.stderr.on('data', (chunk) => (printed.stderr += chunk))
  return { child, exited, printed }
}

/** Resolves when the service listens. */
export async function startPayments(options: Options) {
  const { child, exited, printed } = spawnPayments(options)
  while (!readiness.test(printed.stdout)) {
    const died = await Promise.race([exited.then(() => true), once(child.stdout, 'data').then(() => false)])
    if (died) throw new Error(`payments did not start: ${printed.stderr}`)
  }
  const origin = readiness.exec(printed.stdout)?.[1] ?? ''
  return {
    origin,
    printed,
    post: (path: string, body: object, headers: Record<string, string> = {}) =>
      fetch(`${origin}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    end: (signal: NodeJS.Signals) => {
      child.kill(signal)
      return exited
    },
    loseParent: () => {
      child.disconnect()
      return exited
    },
  }
}
