import { templatesOf } from './description-templates.ts'
import { type Draft, putText, textAt } from './draft.ts'

/** Words a span by the template of its operation; where no template is complete it stays without a description. */
export function inferDescription(draft: Draft, name: string | undefined): void {
  if (draft.attributes.has('sentry.description')) return
  const isManual = textAt(draft, 'sentry.origin') === 'manual'
  const description = isManual ? name : byTemplate(draft)
  const rule = isManual ? 'description.manual' : 'description.template'
  if (description !== undefined) putText(draft, rule, 'sentry.description', description)
}

function byTemplate(draft: Draft): string | undefined {
  const candidates = templatesOf(textAt(draft, 'sentry.op') ?? '').map((template) => filled(draft, template))
  return candidates.find((description) => description !== null) ?? undefined
}

function filled(draft: Draft, template: string): string | null {
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
  if (names.some((name) => !textAt(draft, name))) return null
  return template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => textAt(draft, name) ?? '')
}
