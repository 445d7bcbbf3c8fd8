// Where a Collector can be found, in this order: $OTELCOL_BIN, the one that `npm run collector` builds, the contrib distribution.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const builtCollector = fileURLToPath(new URL('../../collector/bin/otelcol', import.meta.url))

/**
 * @param {Record<string, string | undefined>} environment
 * @returns {string | undefined} undefined when there is none; throws when $OTELCOL_BIN names none
 */
export function findCollector(environment = process.env) {
  const { OTELCOL_BIN: named, PATH = '' } = environment
  if (named) {
    if (isProgram(named)) return named
    throw new Error(`OTELCOL_BIN names ${named}, which is no program that can be run`)
  }
  const onPath = PATH.split(delimiter).map((folder) => join(folder, 'otelcol-contrib'))
  return [builtCollector, ...onPath].find(isProgram)
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
