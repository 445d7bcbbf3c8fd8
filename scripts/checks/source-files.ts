import { globSync } from 'node:fs'
import { join } from 'node:path'

const notOurs = /(^|\/)(node_modules|dist|generated|data|\.\w[\w-]*|test-results|playwright-report)(\/|$)/

/** Files below the folder with one of the endings, without what is installed, built or generated; relative to the folder. */
export function listFiles(folder: string, endings: string[]): string[] {
  const pattern = `**/*.{${endings.join(',')},}`
  return globSync(pattern, { cwd: folder, exclude: (path) => notOurs.test(path) })
    .filter((path) => endings.some((ending) => path.endsWith(`.${ending}`)))
    .sort()
    .map((path) => join(path))
}
