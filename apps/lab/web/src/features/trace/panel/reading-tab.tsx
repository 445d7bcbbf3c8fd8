export function ReadingTab() {
  return (
    <p className="panel-empty" role="status">
      Working out what Sentry makes of this span…
    </p>
  )
}
