import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

export type MapFiles = {
  /** The text of the map with that debug id, as it stands on disk now; null when no folder has it. */
  read(debugId: string): Promise<string | null>
}

/** Build tools write it in either spelling. */
const debugIdIn = /"debug_?id"\s*:\s*"([0-9a-f-]{32,36})"/i

/** Finds source maps in `folders` by debug id. A build may come after the lab, so what is not known is looked for again. */
export function createMapFiles(folders: readonly string[]): MapFiles {
  const fileOf = new Map<string, string>()
  /** When each file was looked into, so that only new builds are read again. */
  const seen = new Map<string, number>()

  async function look(): Promise<void> {
    for (const file of (await Promise.all(folders.map(mapsIn))).flat()) {
      const changedMs = (await stat(file)).mtimeMs
      if (seen.get(file) === changedMs) continue
      seen.set(file, changedMs)
      const debugId = debugIdIn.exec(await readFile(file, 'utf8'))?.[1]
      if (debugId) fileOf.set(normal(debugId), file)
    }
  }

  async function readKnown(debugId: string): Promise<string | null> {
    const file = fileOf.get(normal(debugId))
    const text = file === undefined ? null : await readFile(file, 'utf8').catch(() => null)
    return text !== null && normal(debugIdIn.exec(text)?.[1] ?? '') === normal(debugId) ? text : null
  }

  return {
    async read(debugId) {
      const known = await readKnown(debugId)
      if (known !== null || folders.length === 0) return known
      await look()
      return readKnown(debugId)
    },
  }
}

/** A folder that is not there has no maps yet. */
async function mapsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.map') && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
}

function normal(debugId: string): string {
  return debugId.replaceAll('-', '').toLowerCase()
}
