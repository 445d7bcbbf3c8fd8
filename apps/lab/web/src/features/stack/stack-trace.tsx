import type { ErrorEvent } from '@checkout/trace-model/model'
import { useQuery } from '@tanstack/react-query'
import { originalsQuery } from '../../api/originals.ts'
import { Frame } from './frame.tsx'
import { type Place, placesOf, runsOf } from './place.ts'
import './stack-trace.css'

/** The stack of an error, innermost call first, in the original sources where the build's maps are at hand. */
export function StackTrace({ traceId, error }: { traceId: string; error: ErrorEvent }) {
  const hasDebugIds = error.exceptions.some(({ frames }) => frames.some(({ debugId }) => debugId !== null))
  const { data } = useQuery({ ...originalsQuery(traceId, error.eventId), enabled: hasDebugIds })
  const isUnmapped = hasDebugIds && data?.originals.every((frames) => frames.every((original) => original === null))

  return (
    <>
      {error.exceptions.map(({ type, value, frames }, at) => {
        const places = placesOf(frames, data?.originals[at] ?? [])
        const first = places.find(({ inApp, lines }) => inApp && lines.length > 0)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the exceptions of one error never move.
          <div key={at} className="stack">
            {at > 0 && (
              <p className="stack-cause">
                Caused by <b>{type}</b> {value}
              </p>
            )}
            <ol aria-label="Stack">
              {runsOf(places).map((run, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the frames of one stack never move.
                <Run key={index} run={run} first={first} />
              ))}
            </ol>
          </div>
        )
      })}
      {isUnmapped && (
        <p className="muted">
          No source map of this build is at hand: start the lab with <code>LAB_SOURCE_MAPS</code> set to the folder of
          the build.
        </p>
      )}
    </>
  )
}

/** What libraries do between two calls of the app is opened by who wants to see it. */
function Run({ run, first }: { run: Place[]; first: Place | undefined }) {
  const [place] = run
  if (run.length === 1 && place) return <Frame place={place} isOpen={place === first} />
  return (
    <li className="frame library">
      <details>
        <summary>{run.length} frames of libraries</summary>
        <ol>
          {run.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the frames of one stack never move.
            <Frame key={at} place={each} isOpen={false} />
          ))}
        </ol>
      </details>
    </li>
  )
}
