export const readingSentry = 'Working out what Sentry makes of this span…'

export function ReadingTab({ text }: { text: string }) {
  return (
    <p className="panel-empty" role="status">
      {text}
    </p>
  )
}
