import { fieldOf, type JsonObject, objectIn, textIn } from '../json.ts'
import type { Attributes, Side } from '../model.ts'

/** Who sent an envelope, as far as its header says. */
export type Sender = {
  sdkName: string | null
  release: string | null
  traceId: string | null
  /** The replay that was recorded meanwhile. */
  replayId: string | null
}

export function senderOf(envelopeHeader: JsonObject): Sender {
  const trace = objectIn(envelopeHeader, 'trace')
  return {
    sdkName: textIn(objectIn(envelopeHeader, 'sdk'), 'name'),
    release: textIn(trace, 'release'),
    traceId: textIn(trace, 'trace_id'),
    replayId: textIn(trace, 'replay_id')?.replaceAll('-', '') ?? null,
  }
}

/** The replay that an error or a transaction names, else its envelope. */
export function replayIdOf(item: JsonObject, sender: Sender): string | null {
  const context = objectIn(objectIn(item, 'contexts'), 'replay')
  const id = textIn(context, 'replay_id') ?? textIn(objectIn(item, 'tags'), 'replayId')
  return id?.replaceAll('-', '') ?? sender.replayId
}

/** `service.name`, else the release's part before `@` (`checkout-web@0.1.0+abc` is `checkout-web`), else the SDK's name. */
export function serviceOf(sender: Sender, attributes: Attributes, release: string | null = null): string {
  const named = textIn(attributes, 'service.name')
  if (named) return named
  const known = release ?? textIn(attributes, 'sentry.release') ?? sender.release
  const project = known?.split('@')[0]
  return project || sender.sdkName || textIn(attributes, 'sentry.sdk.name') || 'unknown'
}

const browserSdk =
  /^sentry\.javascript\.(browser|react|vue|svelte|angular|angular-ivy|solid|ember|preact|gatsby|capacitor)$/

/** SDKs that run on both sides say which by `platform`: browsers send `javascript`. */
export function sideOf(sender: Sender, item: JsonObject, attributes: Attributes): Side {
  const sdkName = sender.sdkName ?? textIn(objectIn(item, 'sdk'), 'name') ?? textIn(attributes, 'sentry.sdk.name')
  if (sdkName && browserSdk.test(sdkName)) return 'browser'
  const platform = fieldOf(item, 'platform') ?? attributes['sentry.platform']
  return platform === 'javascript' ? 'browser' : 'server'
}
