/** The HTTP status of the answer; failures carry a mark so that they do not rest on colour. */
export function StatusCode({ code }: { code: number | null }) {
  if (code === null) return null
  const tone = code >= 500 ? 'bad' : code >= 400 ? 'warn' : ''
  return (
    <span className={`status-code ${tone}`} title={`HTTP status ${code}`}>
      {code}
    </span>
  )
}
