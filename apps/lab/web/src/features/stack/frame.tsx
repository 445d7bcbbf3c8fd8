import { type Place, whereOf } from './place.ts'

/** One call. Where source is known, it can be opened, and the line is marked. */
export function Frame({ place, isOpen }: { place: Place; isOpen: boolean }) {
  const { file, line, column, inApp, built, lines } = place
  const head = (
    <>
      <b>{place.function ?? '(anonymous)'}</b>{' '}
      <code title={built ? `built: ${built}` : undefined}>{whereOf(file, line, column)}</code>
    </>
  )
  if (lines.length === 0) return <li className={inApp ? 'frame' : 'frame library'}>{head}</li>
  return (
    <li className={inApp ? 'frame' : 'frame library'}>
      <details open={isOpen}>
        <summary>{head}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it. */}
        <pre tabIndex={0}>
          {lines.map(({ number, text, isMarked }) =>
            isMarked ? (
              <mark key={number}>
                <Line number={number} text={text} />
              </mark>
            ) : (
              <Line key={number} number={number} text={text} />
            ),
          )}
        </pre>
      </details>
    </li>
  )
}

function Line({ number, text }: { number: number; text: string }) {
  return (
    <span className="source-line">
      <i>{number}</i>
      {text}
      {'\n'}
    </span>
  )
}
