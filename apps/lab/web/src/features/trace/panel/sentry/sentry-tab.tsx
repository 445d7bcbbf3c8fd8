import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type SentryView, sentryViewQuery } from '../../../../api/sentry-view.ts'
import { counted } from '../../../../ui/format.ts'
import { AttributeTable } from '../attribute-table.tsx'
import { ReadingTab, readingSentry } from '../reading-tab.tsx'
import { Section } from '../section.tsx'
import { ChangeList } from './change-list.tsx'
import { changesByRule } from './changes-by-rule.ts'
import { outcomeWords } from './outcome-words.ts'
import './sentry-tab.css'
import { storedFields } from './stored-fields.ts'

/** The span as Sentry would store it, each change with the rule that makes it. */
export function SentryTab({ traceId, spanId }: { traceId: string; spanId: string }) {
  const { data, error, isFetching, refetch } = useQuery(sentryViewQuery(traceId, spanId))
  if (data) return <View view={data} />
  if (!error || isFetching) return <ReadingTab text={readingSentry} />
  return (
    <div className="panel-empty" role="alert">
      <p>The lab cannot say what Sentry makes of this span. {error.message}</p>
      <button type="button" className="btn" onClick={() => void refetch()}>
        Try again
      </button>
    </div>
  )
}

function View({ view }: { view: SentryView }) {
  const rules = useMemo(() => changesByRule(view.changes), [view])
  const stored = useMemo(() => (view.stored ? storedFields(view.stored) : null), [view])
  const { word, sentence } = outcomeWords(view)
  return (
    <>
      <div className={`panel-section outcome ${view.outcome.type}`}>
        <p>
          <i aria-hidden="true">{view.outcome.type === 'accepted' ? '✓' : '✕'}</i> <b>{word}</b> {sentence}
        </p>
      </div>
      {rules.length > 0 && (
        <Section title={`${counted(view.changes.length, 'change')} by ${counted(rules.length, 'rule')}`}>
          <ChangeList rules={rules} />
        </Section>
      )}
      {stored && stored.attributes.length > 0 && (
        <Section title="Stored attributes">
          <AttributeTable entries={stored.attributes} />
        </Section>
      )}
      {stored && (
        <Section title="Stored fields">
          <AttributeTable entries={stored.fields} />
        </Section>
      )}
    </>
  )
}
