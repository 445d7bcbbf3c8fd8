import type { AttributeValue } from '@checkout/trace-model/model'
import { breakable } from '../../../../ui/breakable.tsx'
import { counted } from '../../../../ui/format.ts'
import type { RuleChanges, TaggedChange } from './changes-by-rule.ts'

const shownAtOnce = 3

/** What a rule does in a sentence, then the fields it was applied to; many of them are folded. */
export function ChangeList({ rules }: { rules: readonly RuleChanges[] }) {
  return (
    <ul className="rules">
      {rules.map(({ rule, text, verified, changes }) => (
        <li key={rule}>
          <p>
            {text} <code className="muted">{rule}</code>
            {!verified && <span className="muted"> A reading of Sentry’s sources, not confirmed by its tests.</span>}
          </p>
          {changes.length <= shownAtOnce ? (
            <Fields changes={changes} />
          ) : (
            <details>
              <summary>
                {counted(changes.length, 'field')} <TagCounts changes={changes} />
              </summary>
              <Fields changes={changes} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function TagCounts({ changes }: { changes: readonly TaggedChange[] }) {
  return [...new Set(changes.map(({ tag }) => tag))].join(', ')
}

function Fields({ changes }: { changes: readonly TaggedChange[] }) {
  return (
    <ul className="changes">
      {changes.map(({ tag, field, oldField, from, to }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule may change one field twice, and the list never moves.
        <li key={position}>
          <span className={`tag ${tag}`}>{tag}</span>
          <span className="change">
            <b>{breakable(oldField ? `${oldField} → ${field}` : field)}</b>
            <span>{valuesOf(from, to)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function valuesOf(from: AttributeValue, to: AttributeValue): string {
  return [from, to]
    .filter((value) => value !== null)
    .map(textOf)
    .join(' → ')
}

function textOf(value: AttributeValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
