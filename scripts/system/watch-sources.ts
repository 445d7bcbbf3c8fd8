import { readdirSync, watch } from 'node:fs'
import { join } from 'node:path'

const source = /\.(ts|tsx|mts|mjs|js|json)$/
const notOurs = /(^|\/)(node_modules|dist|test|\..*)(\/|$)/
/** An editor writes a file in several steps, and a checkout several files. */
const togetherMs = 100

/** Calls back once for changes of sources below the folders that belong together, for as long as the process lives. */
export function watchSources(folders: string[], onChange: () => void): void {
  const watched = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  function watchBelow(folder: string): void {
    for (const path of [folder, ...foldersIn(folder)]) {
      if (watched.has(path)) continue
      watched.add(path)
      // A folder's own watcher sees a file that is replaced, which a watcher of that file would lose.
      watch(path, (_, name) => changed(path, name ?? '')).on('error', () => watched.delete(path))
    }
  }
  function changed(folder: string, name: string): void {
    const isNewFolder = foldersIn(folder).some((path) => !watched.has(path))
    if (isNewFolder) watchBelow(folder)
    if (!isNewFolder && !source.test(name)) return
    clearTimeout(timer)
    timer = setTimeout(onChange, togetherMs)
  }
  for (const folder of folders) watchBelow(folder)
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
    const below = entries.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name))
    return below.filter((path) => !notOurs.test(path.slice(folder.length)))
  } catch {
    // The folder was removed in the meantime.
    return []
  }
}
