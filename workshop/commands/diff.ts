import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Chapter, nameOf } from '../chapters.ts'
import { differing } from '../code/saved-copies.ts'
import { type Files, readFiles, writeBelow } from '../code/stack.ts'
import { solutionOf } from '../code/states.ts'

/** Shows what the learner's files would have to become: `-` is theirs, `+` the solution. */
export async function diff(root: string, chapter: Chapter): Promise<number> {
  const solution = await solutionOf(root, chapter.number)
  const mine = await readFiles(root, solution.keys())
  const paths = differing(solution, mine)
  if (paths.length === 0) console.log(`your files are the solution of chapter ${nameOf(chapter)}`)
  else process.stdout.write(await difference({ mine, solution }, paths))
  return 0
}

async function difference(sides: Record<'mine' | 'solution', Files>, paths: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'checkout-workshop-'))
  try {
    for (const [side, files] of Object.entries(sides)) {
      for (const path of paths) await writeBelow(folder, join(side, path), files.get(path) ?? Buffer.alloc(0))
    }
    const args = ['diff', '--no-index', '--no-color', '--no-prefix', 'mine', 'solution']
    return spawnSync('git', args, { cwd: folder, encoding: 'utf8' }).stdout
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
