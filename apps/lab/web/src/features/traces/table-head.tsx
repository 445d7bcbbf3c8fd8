// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays on the rows' links, not on cells.
export function TableHead() {
  return (
    <div role="row" className="trace-grid">
      <span role="columnheader">Time</span>
      <span role="columnheader">What happened</span>
      <span role="columnheader">Services</span>
      <span role="columnheader" className="trace-length">
        Duration
      </span>
      <span role="columnheader" className="num trace-count">
        Spans
      </span>
      <span role="columnheader" className="num trace-count">
        Logs
      </span>
      <span role="columnheader" className="num">
        Errors
      </span>
      <span role="columnheader">Link</span>
      <span role="columnheader" className="trace-choose">
        <span className="visually-hidden">Compare</span>
      </span>
      <span role="columnheader" className="trace-pin">
        <span className="visually-hidden">Pin</span>
      </span>
    </div>
  )
}
