import { describe } from './description-templates.ts'
import { type Draft, lookupOf, putText, textAt } from './draft.ts'

/** Words a span by the template of its operation; where no template is complete it stays without a description. */
export function inferDescription(draft: Draft, name: string | undefined): void {
  if (draft.attributes.has('sentry.description')) return
  const isManual = textAt(draft, 'sentry.origin') === 'manual'
  const description = isManual ? name : describe(textAt(draft, 'sentry.op'), lookupOf(draft))
  const rule = isManual ? 'description.manual' : 'description.template'
  if (description) putText(draft, rule, 'sentry.description', description)
}
