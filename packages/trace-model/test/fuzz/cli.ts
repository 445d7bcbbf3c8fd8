import { parseArgs } from 'node:util'
import { keepInput } from './corpus.ts'
import { runFuzzer } from './run-fuzzer.ts'

const usage = `Throws bodies that nobody meant to send at the decoders, until one breaks them or the time is up.

  npm run fuzz                      for a minute
  npm run fuzz -- --inputs 10000000 so many bodies
  npm run fuzz -- --seconds 600     so many seconds
  npm run fuzz -- --seed 1          the same bodies again; the seed is printed at the start

A body that breaks something is stored in packages/trace-model/test/fuzz/corpus, from where every test run replays it.`

const options = {
  inputs: { type: 'string' },
  seconds: { type: 'string' },
  seed: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

const { values } = readArgs()
if (values.help) console.log(usage)
else process.exitCode = await fuzz()

async function fuzz(): Promise<number> {
  const limits = {
    inputs: values.inputs === undefined ? Number.POSITIVE_INFINITY : wholeNumber('inputs', values.inputs),
    seconds: values.seconds === undefined ? Number.POSITIVE_INFINITY : wholeNumber('seconds', values.seconds),
  }
  if (values.inputs === undefined && values.seconds === undefined) limits.seconds = 60
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : wholeNumber('seed', values.seed)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  console.log(`fuzz: seed ${seed}`)
  const startedAt = performance.now()
  const { inputs, failure } = await runFuzzer({
    ...limits,
    seed,
    stop: stop.signal,
    onProgress: progressLine(limits.inputs),
  })
  const seconds = (performance.now() - startedAt) / 1000
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  if (failure) {
    const { kind, body } = failure.input
    console.error(`fuzz: input ${inputs.toLocaleString('en')} breaks the ${kind} decoder: ${failure.message}`)
    console.error(`${JSON.stringify(Buffer.from(body).toString('latin1'))}\nfuzz: kept as ${keepInput(failure.input)}`)
    return 1
  }
  console.log(`fuzz: ${inputs.toLocaleString('en')} inputs in ${seconds.toFixed(0)} s, no crash and no hang`)
  return stop.signal.aborted ? 130 : 0
}

/** One line that is written over itself on a terminal, and one a minute elsewhere. */
function progressLine(total: number) {
  const everyMs = process.stdout.isTTY ? 500 : 60_000
  let lastAt = performance.now()
  return (inputs: number, perSecond: number) => {
    if (performance.now() - lastAt < everyMs) return
    lastAt = performance.now()
    const of = Number.isFinite(total) ? ` of ${total.toLocaleString('en')}` : ''
    const line = `fuzz: ${inputs.toLocaleString('en')}${of} inputs, ${Math.round(perSecond).toLocaleString('en')} a second`
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : `${line}\n`)
  }
}

function readArgs() {
  try {
    return parseArgs({ options })
  } catch (error) {
    return exitWith(error instanceof Error ? error.message : String(error))
  }
}

function wholeNumber(name: string, text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : exitWith(`--${name} ${text}: expected a whole number`)
}

function exitWith(message: string): never {
  console.error(`fuzz: ${message}\n\n${usage}`)
  process.exit(2)
}
