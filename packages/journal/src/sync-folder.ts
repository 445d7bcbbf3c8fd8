import { open } from 'node:fs/promises'

/** Resolves when the names of the files in a folder are on disk: that of a new file is kept by its folder. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}
