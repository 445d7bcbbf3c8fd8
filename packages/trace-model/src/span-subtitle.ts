import type { Span } from './model.ts'

/** What stands in grey after a span's name: its operation, its kind, or the call that one of Prisma's spans is about. */
export function subtitleOf(span: Span): string | null {
  if (span.op) return span.op
  if (span.kind && span.kind !== 'internal') return span.kind
  // Prisma calls all of them `prisma:client:operation`; only the attribute says which.
  const call = span.name === 'prisma:client:operation' ? span.attributes.name : null
  return typeof call === 'string' ? call : null
}
