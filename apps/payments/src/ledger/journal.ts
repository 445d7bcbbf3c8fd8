import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { inBatches } from './batches.ts'

/** An append-only file of lines. */
export type Journal = {
  /** Resolves when the line is on disk; after a rejection it does not count and the next append removes what is left of it. */
  append(line: string): Promise<void>
  /** Why lines cannot be kept, or undefined while they can. */
  problem(): Promise<string | undefined>
  close(): Promise<void>
}

/** Opens the file, made if missing. A last line without its end was never acknowledged: the next append cuts it off. */
export async function openJournal(path: string): Promise<{ journal: Journal; lines: string[]; tornBytes: number }> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'a+')
  const opened = await file.stat()
  if (!opened.isFile()) throw new Error(`${path} is not a file`)
  const content = await readFile(path)
  let size = content.lastIndexOf('\n') + 1
  const tornBytes = content.length - size
  let isClean = tornBytes === 0
  let failure: Error | undefined

  async function write(lines: string[]): Promise<void> {
    const text = Buffer.from(lines.map((line) => `${line}\n`).join(''))
    if (!isClean) await file.truncate(size)
    isClean = false
    await file.appendFile(text)
    await file.sync()
    size += text.length
    isClean = true
  }

  const batches = inBatches((lines) =>
    write(lines).then(
      () => {
        failure = undefined
      },
      (error: Error) => {
        failure = error
        throw error
      },
    ),
  )

  const journal: Journal = {
    append: batches.add,
    problem: async () => {
      const found = await stat(path).catch(() => undefined)
      return found?.ino === opened.ino ? failure?.message : 'the ledger file was removed or replaced'
    },
    close: async () => {
      await batches.idle()
      await file.close()
    },
  }
  return { journal, lines: content.toString('utf8', 0, size).split('\n').slice(0, -1), tornBytes }
}
