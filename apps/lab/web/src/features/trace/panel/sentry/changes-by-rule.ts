import { type RuleId, ruleTexts } from '@checkout/trace-model/relay/rules'
import type { Change } from '../../../../api/sentry-view.ts'

type Tag = 'renamed' | 'copied' | 'inferred' | 'added' | 'changed' | 'dropped'

/** `oldField` is the name that a renamed field had before. */
export type TaggedChange = Change & { tag: Tag; oldField?: string }

export type RuleChanges = { rule: string; text: string; verified: boolean; changes: TaggedChange[] }

const copying = /^(resource|scope)\.prefix$|copied$|^kind\.attribute$|^status\.message$/
const inferring = /^(unverified\.)?(op|category|description|query|db-operation|db-collection)\b|^platform\.|\.from-/

/** Changes under the rule that made them, rules in the order in which Sentry first applied them. */
export function changesByRule(changes: readonly Change[]): RuleChanges[] {
  const byRule = Map.groupBy(changes, ({ rule }) => rule)
  return Array.from(byRule, ([rule, made]) => ({
    rule,
    text: ruleTexts[rule as RuleId] ?? rule,
    verified: !rule.startsWith('unverified.'),
    changes: tagged(made),
  }))
}

/** A field that goes and one that comes with the same value right after it are one renaming. */
function tagged(changes: readonly Change[]): TaggedChange[] {
  const result: TaggedChange[] = []
  for (const each of changes) {
    const change = { ...each, field: each.field.replace(/^attributes\./, '') }
    const before = result.at(-1)
    if (change.rule === 'attribute.renamed' && before?.tag === 'dropped' && change.from === null) {
      result[result.length - 1] = { ...change, tag: 'renamed', oldField: before.field }
    } else result.push({ ...change, tag: tagOf(change) })
  }
  return result
}

function tagOf({ rule, from, to }: Change): Tag {
  if (to === null) return 'dropped'
  if (from !== null) return 'changed'
  if (copying.test(rule)) return 'copied'
  return inferring.test(rule) ? 'inferred' : 'added'
}
