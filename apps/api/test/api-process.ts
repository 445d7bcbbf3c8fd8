import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { cardNumber } from './shop.ts'

const apiFolder = path.resolve(import.meta.dirname, '..')

// A third less work for each start, and the tests start some forty processes.
const compileCache = path.join(tmpdir(), 'checkout-api-compile-cache')

export type ApiProcess = {
  origin: string
  child: ChildProcess
  /** Every line it printed. */
  output: string[]
  checkout(order?: { scenario?: string; key?: string; headers?: Record<string, string> }): Promise<Response>
  /** Its exit code, once it has ended. */
  exit: Promise<number | null>
  /** Sends it `signal` and gives its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts a program of the API's folder with these settings and nothing of ours; it is gone when the test ends. */
export function startProgram(args: string[], settings: Record<string, string>, channel: 'ipc' | 'ignore' = 'ignore') {
  const stdio: ('ignore' | 'pipe' | 'ipc')[] = ['ignore', 'pipe', 'pipe', channel]
  const child = spawn(process.execPath, args, {
    cwd: apiFolder,
    env: { NODE_COMPILE_CACHE: compileCache, ...settings },
    stdio,
  })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface(stream).on('line', (line) => output.push(line))
  // With a channel Node may never say that the pipes are closed.
  const exit = once(child, channel === 'ipc' ? 'exit' : 'close').then(([code]: (number | null)[]) => code ?? null)
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exit
  }
  onTestFinished(async () => void (await end('SIGKILL')))
  return { child, output, exit, end }
}

/** The real API, as `npm start` runs it, on a free port. Telemetry is off unless `settings` says otherwise. */
export async function startApi(
  settings: Record<string, string>,
  channel: 'ipc' | 'ignore' = 'ignore',
): Promise<ApiProcess> {
  const env = { OTEL_SDK_DISABLED: 'true', SWEEP_INTERVAL_MS: '600000', API_PORT: '0', ...settings }
  const { child, output, exit, end } = startProgram(['--import', './src/telemetry.ts', 'src/server.ts'], env, channel)
  const origin = await Promise.race([listening(child, output), exit])
  if (typeof origin !== 'string') throw new Error(`the API did not start:\n${output.join('\n')}`)
  const checkout: ApiProcess['checkout'] = ({ scenario = 'normal', key = crypto.randomUUID(), headers = {} } = {}) =>
    fetch(`${origin}/api/checkout`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
      body: JSON.stringify({
        items: [{ productId: 'coffee-cup', quantity: 1 }],
        scenario,
        card: { number: cardNumber },
      }),
    })
  return { origin, child, output, checkout, exit, end }
}

async function listening(child: ChildProcess, output: string[]): Promise<string> {
  for (;;) {
    const origin = /Server listening at (http:[^"]+)/.exec(output.join('\n'))?.[1]
    if (origin) return origin
    if (child.stdout) await once(child.stdout, 'data')
  }
}
