export type Stack = { web: string; api: string; lab: string }

class SmokeError extends Error {
  override name = 'SmokeError'
}

/** Finds API and lab by what the shop at `web` tells every browser. Throws a `SmokeError` that says what to start. */
export async function findStack(web: string): Promise<Stack> {
  const script = await (await answerOf('the shop', `${web}/config.js`)).text()
  const json = /^globalThis\.shopSettings = (\{.*\})\s*$/.exec(script)?.[1]
  if (json === undefined) throw new SmokeError(`${web}/config.js is not the shop's: does another program listen there?`)
  const { apiOrigin: api, labOrigin: lab } = JSON.parse(json) as { apiOrigin: string; labOrigin: string }
  return { web, api, lab }
}

/** Asks every part how it is; gives the milliseconds that each took to say that it is well. */
export async function askAll({ web, api, lab }: Stack): Promise<[name: string, url: string, tookMs: number][]> {
  const parts: [string, string, string][] = [
    ['shop', web, '/'],
    ['api', api, '/healthz'],
    ['lab', lab, '/healthz'],
  ]
  return Promise.all(
    parts.map(async ([name, origin, path]): Promise<[string, string, number]> => {
      const askedAt = performance.now()
      await (await answerOf(name, origin + path)).arrayBuffer()
      return [name, origin, performance.now() - askedAt]
    }),
  )
}

async function answerOf(name: string, url: string): Promise<Response> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch((error: Error) => {
    const cause = error.cause instanceof Error ? error.cause.message : error.message
    const help =
      'start everything with `npm start` or `docker compose up --wait`; another port: --web http://localhost:PORT'
    throw new SmokeError(`${name}: no answer at ${url} (${cause || error.message}); ${help}`)
  })
  if (!answer.ok)
    throw new SmokeError(`${name}: HTTP ${answer.status} at ${url}: ${(await answer.text()).slice(0, 200)}`)
  return answer
}
