import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type BodyKind, largeBodyOf } from './bodies.ts'
import { startLab } from './targets.ts'

const kinds: BodyKind[] = ['otlp json', 'otlp protobuf', 'envelope']

/** The largest OTLP body there may be. */
const byteLength = 12 * 1024 * 1024 - 1024

/** How long small requests wait at most while a large body of one trace is taken and indexed, and while that trace is read; as Markdown. */
export async function measureLargeBodies(): Promise<string> {
  const rows = []
  for (const kind of kinds) {
    const { taking, reading, spans } = await measureOne(kind)
    rows.push(`| ${kind} | ${spans.toLocaleString('en')} | ${taking.toFixed(0)} | ${reading.toFixed(0)} |`)
  }
  const heading =
    '| body of 12 MiB | spans | longest delay of others while it is taken, ms | while its trace is read, ms |'
  return [heading, '| --- | ---: | ---: | ---: |', ...rows].join('\n')
}

async function measureOne(kind: BodyKind) {
  const { path, contentType, body, spans, traceId } = largeBodyOf(kind, byteLength)
  const server = await startLab()
  const other = fork(fileURLToPath(new URL('./small-requests.ts', import.meta.url)))
  const origin = `http://127.0.0.1:${server.port}`
  try {
    // The first hundreds of requests compile the lab, which is not what is looked for.
    await longestDelay(other, server.port, () => new Promise((resolve) => setTimeout(resolve, 1_000)))
    const taking = await longestDelay(other, server.port, async () => {
      const headers = { 'content-type': contentType }
      const { ok } = await fetch(origin + path, { method: 'POST', headers, body: new Uint8Array(body) })
      if (!ok) throw new Error(`a large body was refused: ${kind}`)
      await (await fetch(`${origin}/healthz`)).arrayBuffer()
    })
    const reading = await longestDelay(other, server.port, async () => {
      const answer = await fetch(`${origin}/api/traces/${traceId}`)
      if ((await answer.arrayBuffer()).byteLength < byteLength / 2) throw new Error(`the trace is not whole: ${kind}`)
    })
    return { taking, reading, spans }
  } finally {
    other.kill('SIGKILL')
    await server.stop()
  }
}

async function longestDelay(other: ChildProcess, port: number, work: () => Promise<unknown>): Promise<number> {
  other.send(port)
  await once(other, 'message')
  await work()
  other.send('stop')
  const [longestMs] = await once(other, 'message')
  return longestMs as number
}
