import * as z from 'zod/mini'

const Settings = z.object({
  /** Empty: the SDK stays off and sends no trace headers. */
  sentryDsn: z.string(),
  apiOrigin: z.url(),
  labOrigin: z.url(),
  environment: z.string(),
})

export type Settings = z.infer<typeof Settings>

/** What `/config.js` left on the page before the module ran. Throws when it is missing or wrong. */
export function readSettings(): Settings {
  return Settings.parse(globalThis.shopSettings)
}
