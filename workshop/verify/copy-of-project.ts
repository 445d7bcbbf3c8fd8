import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { git } from '../code/git.ts'

const author = ['-c', 'user.name=workshop', '-c', 'user.email=workshop@example.com', '-c', 'commit.gpgsign=false']

/** A repository of its own in the system's folder for such things, with the project as it stands here as its only commit. */
export async function copyOfProject(root: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'checkout-workshop-verify-'))
  for (const path of await projectFiles(root)) await cp(join(root, path), join(folder, path))
  await linkModules(join(root, 'node_modules'), join(folder, 'node_modules'))
  // Made at the install, so git does not know them.
  const generated = 'apps/api/src/generated'
  await cp(join(root, generated), join(folder, generated), { recursive: true })
  await git(folder, ['init', '--quiet'])
  await git(folder, ['add', '.'])
  await git(folder, [...author, 'commit', '--quiet', '--no-verify', '--message', 'project: as it stands'])
  return folder
}

/** What git knows or would take, and is there. */
async function projectFiles(root: string): Promise<string[]> {
  const listed = (await git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])).toString()
  const deleted = new Set((await git(root, ['ls-files', '-z', '--deleted'])).toString().split('\0'))
  return listed.split('\0').filter((path) => path !== '' && !deleted.has(path))
}

/** All installed packages as they are, but for our own, which have to be those of the copy. */
async function linkModules(from: string, to: string): Promise<void> {
  await mkdir(to)
  for (const name of await readdir(from)) {
    if (name !== '@checkout' && name !== '.cache' && name !== '.vite') await symlink(join(from, name), join(to, name))
  }
  await mkdir(join(to, '@checkout'))
  await cp(join(from, '@checkout'), join(to, '@checkout'), { recursive: true, verbatimSymlinks: true })
}
