import { type Attributes, context } from '@opentelemetry/api'
import { getRPCMetadata } from '@opentelemetry/core'

/** Sets attributes on the SERVER span of the request being handled, however deep the caller is; outside a request nothing happens. */
export function setServerSpanAttributes(attributes: Attributes): void {
  getRPCMetadata(context.active())?.span.setAttributes(attributes)
}
