import type { RefObject } from 'react'

const groups: { title: string; keys: [keys: string[], what: string][] }[] = [
  {
    title: 'Everywhere',
    keys: [
      [['/'], 'search'],
      [['g', 't'], 'all traces'],
      [['g', 'l'], 'logs'],
      [['g', 'e'], 'errors'],
      [['g', 'p'], 'problems'],
      [['Ctrl or ⌘', 'K'], 'commands and traces'],
      [['?'], 'this help'],
      [['Esc'], 'close, or leave a field'],
    ],
  },
  {
    title: 'Traces and logs',
    keys: [
      [['↑', '↓'], 'move'],
      [['Enter'], 'open the trace, at the span'],
      [['p'], 'pause, go on'],
      [['x'], 'choose the trace for comparing'],
      [['P'], 'pin the trace, let it go'],
      [['o'], 'import a file'],
      [['u'], 'undo clearing'],
    ],
  },
  {
    title: 'Trace',
    keys: [
      [['↑', '↓'], 'previous, next span'],
      [['←', '→'], 'fold, unfold; to the parent, to the first child'],
      [['Home', 'End'], 'first, last span'],
      [['Enter'], 'go to the span’s details'],
      [['n', 'N'], 'next, previous match'],
      [['e', 'E'], 'next, previous error'],
      [['f'], 'fold all, unfold all'],
      [['c'], 'show, hide the critical path'],
      [['s'], 'zoom to the span'],
      [['z'], 'reset the zoom'],
      [['x'], 'compare with another trace'],
      [['t'], 'the trace as a table'],
      [['m'], 'copy as Markdown'],
      [['P'], 'pin, let it go'],
    ],
  },
  {
    title: 'Compare',
    keys: [
      [['x'], 'swap A and B'],
      [['d'], 'only what differs'],
    ],
  },
]

export function HelpDialog({ ref }: { ref: RefObject<HTMLDialogElement | null> }) {
  return (
    <dialog className="help" ref={ref} aria-labelledby="help-title">
      <div className="help-title">
        <h1 id="help-title">Keyboard</h1>
        <button type="button" className="btn" onClick={() => ref.current?.close()}>
          Close
        </button>
      </div>
      <div className="help-groups">
        {groups.map((group) => (
          <section key={group.title}>
            <h2>{group.title}</h2>
            <dl>
              {group.keys.map(([keys, what]) => (
                <div key={what}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  )
}
