import { parseArgs } from 'node:util'
import { isRoute, type Route, routes } from './telemetry-route.ts'

export const usage = `npm start [-- --route ${routes.join('|')}]   production builds
npm run dev [-- --route ${routes.join('|')}] the same system, reloaded on every change

Without --route the telemetry goes through the Collector when there is one.`

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
  if (!isRoute(route)) throw new Error(`--route is ${routes.join(' or ')}, not ${route}`)
  return { route, watch, help }
}
