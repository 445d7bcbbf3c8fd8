type Props = {
  label: string
  /** What stands for no choice. */
  any: string
  choices: readonly string[]
  /** Empty for no choice. */
  value: string
  onChange(value: string): void
}

/** One of a few values, or any. A value that is no choice any more, as in an old link, stays visible. */
export function ChoiceField({ label, any, choices, value, onChange }: Props) {
  const all = value === '' || choices.includes(value) ? choices : [...choices, value]
  return (
    <select className="field" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{any}</option>
      {all.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  )
}
