import type { Metadata } from '@grpc/grpc-js'

/** A call as a request line and headers, one a line; binary metadata is left out. */
export function grpcHead(path: string, metadata: Metadata): string {
  const texts = Object.entries(metadata.getMap()).filter(([, value]) => typeof value === 'string')
  return [`POST ${path}`, ...texts.map(([name, value]) => `${name}: ${value}`)].join('\n')
}
