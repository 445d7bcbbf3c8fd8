import { type Attributes, type Context, SpanKind as kinds, type Link, type SpanKind } from '@opentelemetry/api'
import { ParentBasedSampler, type Sampler, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace'

/** Of the requests to this path, the share that is kept: 0 to 1. */
export type RequestShare = { path: string; share: number }

/**
 * A sampler that decides at the door of the service, by the path of the request, and keeps the decision for all below. What the caller
 * decided does not count: a browser that left a visit out would take the payment with it. The share is taken by trace id, so that
 * services with the same share keep the same traces.
 */
export function sampleByRequest(shares: RequestShare[], shareOfRest: number): Sampler {
  const byPath = new Map(shares.map(({ path, share }) => [path, new TraceIdRatioBasedSampler(share)]))
  const rest = new TraceIdRatioBasedSampler(shareOfRest)
  const atTheDoor: Sampler = {
    shouldSample(
      context: Context,
      traceId: string,
      _name: string,
      kind: SpanKind,
      attributes: Attributes,
      _links: Link[],
    ) {
      const path = kind === kinds.SERVER ? String(attributes['url.path']) : ''
      return (byPath.get(path) ?? rest).shouldSample(context, traceId)
    },
    toString: () => 'sampleByRequest',
  }
  return new ParentBasedSampler({
    root: atTheDoor,
    remoteParentSampled: atTheDoor,
    remoteParentNotSampled: atTheDoor,
  })
}
