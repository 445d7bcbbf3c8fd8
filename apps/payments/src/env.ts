import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

const home = fileURLToPath(new URL('..', import.meta.url))
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a port number')
  .transform(Number)
  .pipe(z.int().max(65_535))

const Env = z.object({
  PAYMENTS_PORT: port.default(8001),
  PAYMENTS_HOST: z.string().min(1).default('127.0.0.1'),
  /** A relative path counts from this app's folder. */
  PAYMENTS_DATA: z
    .string()
    .min(1)
    .default('./data/ledger.jsonl')
    .transform((path) => resolve(home, path)),
  /** Empty switches Sentry off. */
  SENTRY_DSN: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('http://00000000000000000000000000000003@127.0.0.1:8969/3'),
  /** `by-request` samples as `sampling.ts` says, else `OTEL_TRACES_SAMPLER` decides. */
  PAYMENTS_SAMPLER: z.enum(['by-request']).optional(),
  SENTRY_ENVIRONMENT: z.string().min(1).default('local'),
})
type Env = z.infer<typeof Env>

/** The one place that reads `process.env`; names every problem in one message and exits 1. */
export function readEnv(): Env {
  const parsed = Env.safeParse(process.env)
  if (parsed.success) return parsed.data
  console.error(`payments: bad environment\n${z.prettifyError(parsed.error)}`)
  process.exit(1)
}
