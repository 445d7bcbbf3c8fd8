import { existsSync, globSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Files, readFiles, writeBelow } from './stack.ts'
import { WorkshopError } from './workshop-error.ts'

const folderOf = (root: string) => join(root, '.workshop/saved')

export type Put = { written: string[]; savedIn: string | undefined }

/** Writes what differs. What stood there is kept first, in a folder named by the time, which is given where there was anything. */
export async function putFiles(root: string, files: Files): Promise<Put> {
  const mine = await readFiles(root, files.keys())
  const written = differing(files, mine)
  const replaced = written.filter((path) => mine.has(path))
  const name = replaced.length > 0 ? freeName(root) : undefined
  if (name) for (const path of replaced) await writeBelow(join(folderOf(root), name), path, mine.get(path) as Buffer)
  for (const path of written) await writeBelow(root, path, files.get(path) as Buffer)
  return { written, savedIn: name && join('.workshop/saved', name) }
}

/** The paths whose content is not the same, or not there. */
export function differing(files: Files, others: Files): string[] {
  return [...files].filter(([path, content]) => !others.get(path)?.equals(content)).map(([path]) => path)
}

/** Names of the saved copies, the newest last. */
export function savedCopies(root: string): string[] {
  return existsSync(folderOf(root)) ? readdirSync(folderOf(root)).sort() : []
}

/** One saved copy; the newest if no name is given. Throws a `WorkshopError` when there is none. */
export async function savedCopy(
  root: string,
  name = savedCopies(root).at(-1),
): Promise<{ name: string; files: Files }> {
  if (name === undefined) throw new WorkshopError('nothing was saved yet, so there is nothing to restore')
  if (!savedCopies(root).includes(name)) {
    throw new WorkshopError(`no copy is called ${name}; there are: ${savedCopies(root).join(', ') || 'none'}`)
  }
  const folder = join(folderOf(root), name)
  const paths = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile())
  return {
    name,
    files: await readFiles(
      folder,
      paths.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)),
    ),
  }
}

/** The time in UTC, to the second; two within one second are told apart by a number that sorts behind. */
function freeName(root: string): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  for (let n = 1; ; n++) {
    const name = n === 1 ? time : `${time}.${n}`
    if (!existsSync(join(folderOf(root), name))) return name
  }
}
