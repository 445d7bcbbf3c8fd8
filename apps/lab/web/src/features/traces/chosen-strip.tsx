import { Link } from 'wouter'
import { Strip } from '../../ui/strip.tsx'

/** Says which traces were chosen and leads to their comparison. */
export function ChosenStrip({ chosen, onForget }: { chosen: readonly string[]; onForget(): void }) {
  const [a, b] = chosen
  if (a === undefined) return null
  return (
    <Strip>
      {b === undefined ? (
        <span>One trace is chosen. Choose another one to compare them.</span>
      ) : (
        <>
          <span>Two traces are chosen.</span>
          <Link className="btn primary" href={`/compare/${a}/${b}`}>
            Compare
          </Link>
        </>
      )}
      <button type="button" className="btn" onClick={onForget}>
        {b === undefined ? 'Forget it' : 'Forget them'}
      </button>
    </Strip>
  )
}
