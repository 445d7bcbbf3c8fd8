import { type FileHandle, mkdir, open, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { inBatches, syncFolder } from '@checkout/journal'

/** An append-only file of lines. */
type Journal = {
  /** Resolves when the line is on disk. After a rejection it does not count: the next append removes what is left of it. */
  append(line: string): Promise<void>
  /** Why lines cannot be kept, or undefined while they can. */
  problem(): Promise<string | undefined>
  close(): Promise<void>
}

/** Opens the file, made if missing. A last line without its end was never acknowledged: the next append cuts it off. */
export async function openJournal(path: string): Promise<{ journal: Journal; lines: string[]; tornBytes: number }> {
  const file = await openDurably(path)
  const opened = await file.stat()
  if (!opened.isFile()) throw new Error(`${path} is not a file`)
  const content = await readFile(path)
  let size = content.lastIndexOf('\n') + 1
  let hasRemains = content.length > size
  let failure: Error | undefined

  async function checkPlace(): Promise<void> {
    // A removed file takes writes as well, and the next start would know nothing of them.
    const found = await stat(path).catch(() => undefined)
    if (found?.ino !== opened.ino) throw new Error('the ledger file was removed or replaced: start the service again')
  }

  async function write(lines: string[]): Promise<void> {
    await checkPlace()
    if (hasRemains) await file.truncate(size)
    hasRemains = true
    const text = Buffer.from(lines.map((line) => `${line}\n`).join(''))
    await file.appendFile(text)
    await file.sync()
    size += text.length
    hasRemains = false
  }

  const batches = inBatches<string>(async (lines) => {
    failure = await write(lines).then(noError, asError)
    if (failure) throw failure
  })
  const journal: Journal = {
    append: batches.add,
    problem: async () => (await checkPlace().then(noError, asError))?.message ?? failure?.message,
    close: () => batches.idle().then(() => file.close()),
  }
  const lines = content.toString('utf8', 0, size).split('\n').slice(0, -1)
  return { journal, lines, tornBytes: content.length - size }
}

async function openDurably(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'a+')
  await syncFolder(dirname(path))
  return file
}

function noError(): undefined {}

function asError(error: Error): Error {
  return error
}
