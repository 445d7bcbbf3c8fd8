import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../scripts/system/root.ts'
import { pathsIn, readFiles, writeBelow } from '../code/stack.ts'
import { allPatches } from '../code/states.ts'

export type LearnerProject = Awaited<ReturnType<typeof learnerProject>>

/** A repository of its own that holds what the workshop edits, committed as it is here. */
export async function learnerProject() {
  const folder = await mkdtemp(join(tmpdir(), 'checkout-learner-'))
  const paths = (await Promise.all(allPatches.map(pathsIn))).flat()
  for (const [path, content] of await readFiles(root, paths)) await writeBelow(folder, path, content)
  const commit = () => {
    const author = ['-c', 'user.name=learner', '-c', 'user.email=learner@example.com']
    spawnSync('git', ['init', '--quiet'], { cwd: folder })
    spawnSync('git', ['add', '.'], { cwd: folder })
    spawnSync('git', [...author, 'commit', '--quiet', '--message', 'apps: as they are'], { cwd: folder })
  }
  commit()
  return {
    folder,
    commit,
    read: (path: string) => readFile(join(folder, path), 'utf8'),
    write: (path: string, text: string) => writeFile(join(folder, path), text),
  }
}
