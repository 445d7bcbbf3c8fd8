import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BodyKind } from '../../src/index.ts'
import type { Input } from './inputs.ts'

const folder = fileURLToPath(new URL('./corpus/', import.meta.url))

/** Keeps an input as a file that the tests replay from then on; returns its path. */
export function keepInput({ kind, body }: Input): string {
  const path = `${folder}${kind}.${createHash('sha256').update(body).digest('hex').slice(0, 12)}.bin`
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, body)
  return path
}

/** Every input that was kept, with the name of its file. */
export function keptInputs(): [name: string, input: Input][] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.bin'))
  return names.map((name) => [
    name,
    { kind: name.split('.', 1)[0] as BodyKind, body: new Uint8Array(readFileSync(folder + name)) },
  ])
}
