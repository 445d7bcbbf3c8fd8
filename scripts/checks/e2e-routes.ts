import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findCollector } from '../setup/find-collector.mjs'
import { root } from '../system/root.ts'
import { needsCollector, type Route } from '../system/routes.ts'

type RouteChoice = { routes: Route[]; missing?: string }

/**
 * The routes that can be tested here. Without a Collector one is built when Go is there, except in CI, where its
 * absence means that a step of the pipeline is broken.
 */
export function chooseRoutes(wanted: Route[]): RouteChoice {
  if (!wanted.some(needsCollector) || hasCollector()) return { routes: wanted }
  const left = wanted.filter(needsCollector).join(', ')
  const missing = `${left}: there is no Collector; npm run collector builds it, with Go 1.26`
  return { routes: wanted.filter((route) => !needsCollector(route)), missing }
}

function hasCollector(): boolean {
  if (findCollector() !== undefined) return true
  if (process.env.CI === 'true') return false
  const build = join(root, 'scripts/setup/build-collector.mjs')
  return spawnSync(process.execPath, [build], { stdio: 'inherit' }).status === 0
}
