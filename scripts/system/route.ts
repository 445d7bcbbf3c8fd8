// `npm run route -- NAME`: asks a running `npm start` to send the telemetry another way.
import { askForChange } from './control.ts'
import { isRoute } from './routes.ts'
import { routeList } from './start-options.ts'

const [name = '--help'] = process.argv.slice(2)

if (isRoute(name)) process.exitCode = await changeTo(name)
else {
  const isHelp = name === '--help' || name === '-h'
  const says = `npm run route -- NAME   while npm start runs\n\n${routeList}`
  console.log(isHelp ? says : `There is no route ${name}.\n\n${says}`)
  process.exitCode = isHelp ? 0 : 2
}

/** Prints what the supervisor answers; 0 when the route is on. */
async function changeTo(route: string): Promise<number> {
  const answer = await askForChange(route)
  console.log(answer?.says ?? 'Nothing is running here that could change its route: npm start')
  return answer?.isOn ? 0 : 1
}
