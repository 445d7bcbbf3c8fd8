/** The one place that reads `process.env`. */
export function readEnv(env: NodeJS.ProcessEnv = process.env): { SENTRY_DSN: string } {
  return { SENTRY_DSN: env.SENTRY_DSN || 'http://00000000000000000000000000000002@127.0.0.1:8969/2' }
}
