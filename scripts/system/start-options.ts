import { parseArgs } from 'node:util'
import { isRoute, type Route, routeNames, routes } from './routes.ts'

/** The routes, one a line, with what each does. */
export const routeList = routeNames.map((name) => `  ${name.padEnd(16)} ${routes[name].says}`).join('\n')

export const usage = `npm start [-- --route NAME]     production builds
npm run dev [-- --route NAME]   the same system, reloaded on every change
npm run route -- NAME           another route while it runs

${routeList}

Without --route it is collector when there is a Collector, else direct.`

export type StartOptions = { route?: Route; watch: boolean; help: boolean }

/** Throws an error whose message says which argument is wrong. */
export function readOptions(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      route: { type: 'string' },
      watch: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const { route, watch, help } = values
  if (route === undefined) return { watch, help }
  if (!isRoute(route)) throw new Error(`--route is not ${route}; there are:\n${routeList}`)
  return { route, watch, help }
}
