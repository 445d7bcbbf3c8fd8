import { useId } from 'react'
import type { Card, CardProblems } from './card.ts'

type CardFormProps = { card: Card; problems: CardProblems; onChange: (card: Card) => void }

export function CardForm({ card, problems, onChange }: CardFormProps) {
  const field = (part: keyof Card) => ({
    value: card[part],
    problem: problems[part],
    onChange: (value: string) => onChange({ ...card, [part]: value }),
  })
  return (
    <section className="panel" aria-labelledby="card-title" data-private>
      <h2 id="card-title">Card</h2>
      <p className="hint">A test card is filled in. Only its last four digits are ever stored.</p>
      <Field label="Card number" autoComplete="cc-number" {...field('number')} />
      <div className="pair">
        <Field label="Expires" autoComplete="cc-exp" {...field('expires')} />
        <Field label="Security code" autoComplete="cc-csc" {...field('code')} />
      </div>
    </section>
  )
}

type FieldProps = {
  label: string
  value: string
  problem: string | undefined
  autoComplete: string
  onChange: (value: string) => void
}

function Field({ label, value, problem, autoComplete, onChange }: FieldProps) {
  const problemId = useId()
  return (
    <div className="field">
      <label>
        {label}
        <input
          value={value}
          autoComplete={autoComplete}
          inputMode="numeric"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && problemId}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      {problem && (
        <p className="problem" id={problemId}>
          {problem}
        </p>
      )}
    </div>
  )
}
