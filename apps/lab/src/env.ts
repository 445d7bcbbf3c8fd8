import * as z from 'zod'

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a port number')
  .transform(Number)
  .pipe(z.int().max(65_535))

const amount = z
  .string()
  .regex(/^[1-9]\d{0,11}$/, 'expected a whole number above 0')
  .transform(Number)

const hostNames = z.string().transform((list) =>
  list
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean),
)

const Env = z.object({
  LAB_PORT: port.default(8969),
  LAB_HOST: z.string().min(1).default('127.0.0.1'),
  /** Names besides the local ones under which browsers may read the lab, separated by commas. */
  LAB_ALLOWED_HOSTS: hostNames.default([]),
  /** Spans, logs and errors that are kept. */
  LAB_SPAN_BUDGET: amount.default(200_000),
  /** Bytes of bodies that are kept. */
  LAB_BYTE_BUDGET: amount.default(256 * 1024 * 1024),
})
export type Env = z.infer<typeof Env>

/** Throws one error that lists every problem. */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = Env.safeParse(source)
  if (parsed.success) return parsed.data
  throw new Error(`lab: bad environment\n${z.prettifyError(parsed.error)}`)
}

/** The environment of this process, or exit 1 with every problem in one message. */
export function readEnv(): Env {
  try {
    return parseEnv(process.env)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
