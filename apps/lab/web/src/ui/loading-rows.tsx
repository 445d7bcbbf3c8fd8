import './loading-rows.css'

const rows = Array.from({ length: 12 }, (_, index) => index)

/** Takes the place of a list while its first answer is on its way. `name` says what is read. */
export function LoadingRows({ name }: { name: string }) {
  return (
    <div className="loading-rows" aria-busy="true">
      <h1 className="visually-hidden">{name}</h1>
      {rows.map((row) => (
        <i key={row} />
      ))}
    </div>
  )
}
