import { useId, useState } from 'react'
import { Link } from 'wouter'
import { counted, formatClock, formatClockMs, formatDateTime, shortId } from '../../ui/format.ts'
import { recordAddress } from '../../ui/record-address.ts'
import { ServiceChip } from '../../ui/service-chip.tsx'
import type { ErrorGroup, Occurrence } from './error-groups.ts'
import { useOriginalPlace } from './use-original-place.ts'

const listed = 50

/** One kind of error; its times are listed below it when it is opened. */
export function ErrorRow({ group }: { group: ErrorGroup }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const { type, services, firstMs, lastMs, occurrences } = group
  const place = useOriginalPlace(group) ?? group.place
  const latest = occurrences[0] as Occurrence
  return (
    <tbody>
      <tr>
        <td className="error-what">
          <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
            <i aria-hidden="true">{isOpen ? '▾' : '▸'}</i> <b>{type}</b> {place && <code>{place}</code>}
            {occurrences.every(({ by }) => by === 'log') && <span className="muted"> in logs</span>}
          </button>
          <p>{latest.value}</p>
          <Place occurrence={latest} words="Latest in its trace" />
        </td>
        <td className="error-services">
          {services.map((service) => (
            <ServiceChip key={service} service={service} />
          ))}
        </td>
        <td className="num error-count">
          {occurrences.length} <span>{occurrences.length === 1 ? 'time' : 'times'}</span>
        </td>
        <td className="error-first">
          <Time ms={firstMs} />
        </td>
        <td className="error-last">
          <Time ms={lastMs} />
        </td>
      </tr>
      <tr id={id} hidden={!isOpen}>
        <td colSpan={5}>
          {isOpen && (
            <ul className="error-times">
              {occurrences.slice(0, listed).map((each, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an occurrence has no id, and two may be alike in all.
                <li key={`${each.timeMs} ${index}`}>
                  <time dateTime={new Date(each.timeMs).toISOString()}>{formatClockMs(each.timeMs)}</time>
                  <ServiceChip service={each.service} />
                  <span>{each.by === 'event' ? 'error event' : 'log'}</span>
                  <Place occurrence={each} words={each.traceId === null ? '' : shortId(each.traceId)} />
                  <span className="error-value">{each.value}</span>
                </li>
              ))}
              {occurrences.length > listed && <li>and {counted(occurrences.length - listed, 'earlier time')}</li>}
            </ul>
          )}
        </td>
      </tr>
    </tbody>
  )
}

function Place({ occurrence, words }: { occurrence: Occurrence; words: string }) {
  const address = recordAddress(occurrence)
  return address === null ? <span className="muted">in no trace</span> : <Link href={address}>{words}</Link>
}

function Time({ ms }: { ms: number }) {
  return (
    <time dateTime={new Date(ms).toISOString()} title={formatDateTime(ms)}>
      {formatClock(ms)}
    </time>
  )
}
