import { writeSync } from 'node:fs'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import type { BodyKind } from '../../src/index.ts'
import { keepInput } from './corpus.ts'
import type { Input } from './inputs.ts'
import { recorded } from './recorded.ts'

const kinds = Object.keys(recorded) as BodyKind[]
const maxBytes = 64 * 1024
const hangMs = 20_000

/** The input under way, where the watching thread sees it: how many there were, its kind, its length, its bytes. */
type Shared = { numbers: Int32Array; bytes: Uint8Array }

/** A thread beside this one that keeps the input and ends the process when one input takes longer than any should. */
export function watchForHangs(): { begin(input: Input): void; end(): Promise<unknown> } {
  const shared: Shared = {
    numbers: new Int32Array(new SharedArrayBuffer(12)),
    bytes: new Uint8Array(new SharedArrayBuffer(maxBytes)),
  }
  const worker = new Worker(new URL(import.meta.url), { workerData: shared })
  worker.unref()
  return {
    begin({ kind, body }) {
      shared.bytes.set(body.subarray(0, maxBytes))
      shared.numbers[1] = kinds.indexOf(kind)
      shared.numbers[2] = body.length
      Atomics.add(shared.numbers, 0, 1)
    },
    end: () => worker.terminate(),
  }
}

if (!isMainThread) watch(workerData)

function watch({ numbers, bytes }: Shared): void {
  let seen = 0
  setInterval(() => {
    const count = Atomics.load(numbers, 0)
    if (count !== seen) seen = count
    else if (count > 0) tellOfHang({ kind: kinds[numbers[1] ?? 0] ?? 'envelope', body: bytes.slice(0, numbers[2]) })
  }, hangMs)
}

/** Written straight to the file descriptor: what a worker logs goes through the thread that hangs. */
function tellOfHang(input: Input): void {
  const kept = keepInput(input)
  writeSync(2, `fuzz: a body of kind ${input.kind} takes more than ${hangMs / 1000} s\nfuzz: kept as ${kept}\n`)
  process.kill(process.pid, 'SIGKILL')
}
