import { rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { relative } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** The socket by which `npm run route` talks to a running `npm start`; nobody else's processes can open it. */
const controlPath = shorter(fileURLToPath(new URL('../../.run/control.sock', import.meta.url)))

/** Answers a request with status 200 and what `change` returns, or with 400 and what it throws. One request after the other. */
export function listenForChanges(change: (route: string) => Promise<string>, path = controlPath): Server {
  rmSync(path, { force: true })
  let turn: Promise<unknown> = Promise.resolve()
  const server = createServer(async (request, response) => {
    const route = await text(request)
    const mine = turn.then(() => change(route))
    turn = mine.catch(() => {})
    const [status, says] = await mine.then(
      (answer) => [200, answer] as const,
      (error: unknown) => [400, error instanceof Error ? error.message : String(error)] as const,
    )
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(says)
  })
  // Nobody who waits for an answer keeps the supervisor from ending.
  server.unref().on('connection', (socket) => socket.unref())
  server.on('error', ({ message }) => console.error(`npm run route will not reach this system: ${message}`))
  return server.listen(path)
}

/** What a running `npm start` answers, and whether it changed; `undefined` when none runs. */
export async function askForChange(
  route: string,
  path = controlPath,
): Promise<{ isOn: boolean; says: string } | undefined> {
  const answered = Promise.withResolvers<{ isOn: boolean; says: string } | undefined>()
  const sent = request({ socketPath: path, method: 'PUT', path: '/route' }).end(route)
  sent.once('error', () => answered.resolve(undefined))
  sent.once('response', async (response) => {
    answered.resolve({ isOn: response.statusCode === 200, says: await text(response) })
  })
  return answered.promise
}

/** A socket's path has to fit into about a hundred bytes. */
function shorter(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere.length < path.length ? fromHere : path
}
