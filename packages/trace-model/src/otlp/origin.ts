import { textIn } from '../json.ts'
import type { Attributes, Side } from '../model.ts'
import type { OtlpScope } from './records.ts'

/** What all records of one resource and scope share. */
export type Origin = { service: string; side: Side; attributes: Attributes }

/** Resource and scope stand beside a span's own attributes under the prefixes that Sentry's intake gives them. */
export function originOf(resource: Attributes, scope: OtlpScope): Origin {
  const attributes = { ...prefixed('resource.', resource), ...prefixed('instrumentation.', scope.attributes) }
  if (scope.name) attributes['instrumentation.name'] = scope.name
  if (scope.version) attributes['instrumentation.version'] = scope.version
  return {
    service: textIn(resource, 'service.name') ?? 'unknown_service',
    side: textIn(resource, 'telemetry.sdk.language') === 'webjs' ? 'browser' : 'server',
    attributes,
  }
}

function prefixed(prefix: string, attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [prefix + key, value]))
}
