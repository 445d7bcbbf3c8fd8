import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { git } from './git.ts'
import { WorkshopError } from './workshop-error.ts'

/** Content by path, from the project's folder on. */
export type Files = Map<string, Buffer>

/**
 * The committed apps with patches applied in order: `all` names every patch whose files are wanted, `applied` those that are put on.
 * Nothing in the project's folder is read but the commit, and nothing is written there. Throws a `WorkshopError` when one does not fit.
 */
export async function patchedFiles(
  root: string,
  { all, applied }: Record<'all' | 'applied', string[]>,
): Promise<Files> {
  const folder = await mkdtemp(join(tmpdir(), 'checkout-workshop-'))
  try {
    const paths = [...new Set((await Promise.all(all.map(pathsIn))).flat())].sort()
    for (const path of paths) await writeBelow(folder, path, await git(root, ['show', `HEAD:${path}`]))
    for (const patch of applied) await apply(folder, patch)
    return await readFiles(folder, paths)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Inside a repository git would skip the paths it does not know, without a word; the system's folder is in none. */
async function apply(folder: string, patch: string): Promise<void> {
  await git(folder, ['apply', patch]).catch(({ message }: Error) => {
    throw new WorkshopError(
      `${patch} does not fit what is committed: ${message}\nDid you commit changes of your own? The workshop starts from the commit: undo that one, and keep the changes in a branch.`,
    )
  })
}

/** The files that a patch changes. */
export async function pathsIn(patch: string): Promise<string[]> {
  const text = await readFile(patch, 'utf8')
  return [...text.matchAll(/^\+\+\+ b\/(.+)$/gm)].flatMap(([, path]) => path ?? [])
}

/** Those of the paths that exist below the folder. */
export async function readFiles(folder: string, paths: Iterable<string>): Promise<Files> {
  const there = [...paths].filter((path) => existsSync(join(folder, path)))
  return new Map(await Promise.all(there.map(async (path) => [path, await readFile(join(folder, path))] as const)))
}

export async function writeBelow(folder: string, path: string, content: Buffer): Promise<void> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}
