import { savedCopy } from '../code/saved-copies.ts'
import { finished } from '../code/states.ts'
import { put } from './put.ts'

/** Brings back a saved copy, the newest unless one is named; `finished` is the apps as committed. */
export async function restore(root: string, name: string | undefined): Promise<number> {
  if (name === 'finished') {
    await put(root, await finished(root), 'as committed')
    return 0
  }
  const copy = await savedCopy(root, name)
  await put(root, copy.files, `as saved ${copy.name}`)
  return 0
}
