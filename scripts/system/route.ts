// `npm run route -- NAME`: asks a running `npm start` to send the telemetry another way.
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { controlPath } from './control.ts'
import { isRoute } from './routes.ts'
import { routeList } from './start-options.ts'

const [name = '--help'] = process.argv.slice(2)

if (isRoute(name)) process.exitCode = await ask(name)
else {
  const isHelp = name === '--help' || name === '-h'
  const says = `npm run route -- NAME   while npm start runs\n\n${routeList}`
  console.log(isHelp ? says : `There is no route ${name}.\n\n${says}`)
  process.exitCode = isHelp ? 0 : 2
}

/** Prints what the supervisor answers; 0 when the route is on. */
async function ask(route: string): Promise<number> {
  const sent = request({ socketPath: controlPath, method: 'PUT', path: '/route' }).end(route)
  const answered = Promise.withResolvers<number>()
  sent.once('error', () => {
    console.error('Nothing is running here that could change its route: npm start')
    answered.resolve(1)
  })
  sent.once('response', async (response) => {
    console.log(await text(response))
    answered.resolve(response.statusCode === 200 ? 0 : 1)
  })
  return answered.promise
}
