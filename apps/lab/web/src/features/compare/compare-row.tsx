// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays on the row's links, not on cells.
import { memo } from 'react'
import { Link } from 'wouter'
import { formatDuration } from '../../ui/format.ts'
import { ServiceDot } from '../../ui/service-chip.tsx'
import type { ComparedRow } from './compared.ts'

type Props = {
  row: ComparedRow
  index: number
  top: number
  traceIds: { a: string; b: string }
  largestMs: number
  tabStop: boolean
  onFocus(key: string): void
}

export const CompareRow = memo(function CompareRow({ row, index, top, traceIds, largestMs, tabStop, onFocus }: Props) {
  const { name, subtitle, service, depth, aMs, bMs, aId, bId, differenceMs } = row
  const owner = aMs === null ? 'only in B' : bMs === null ? 'only in A' : null
  const keyboard = { tabIndex: tabStop ? 0 : -1, onFocus: () => onFocus(String(index)) }
  return (
    <div
      role="row"
      className="row compare-grid compare-row"
      aria-rowindex={index + 2}
      data-row={index}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="cell" className="compare-name" title={name} style={{ paddingLeft: `${Math.min(depth, 24) * 14}px` }}>
        <ServiceDot service={service} />
        <span className="visually-hidden">{service} </span>
        <span className="compare-text">
          {name} {subtitle && <em>{subtitle}</em>}
        </span>
        {owner && <b className="compare-owner">{owner}</b>}
      </span>
      <span role="cell" className="num">
        <Duration ms={aMs} address={`/t/${traceIds.a}/s/${aId}`} keyboard={keyboard} />
      </span>
      <span role="cell" className="num">
        <Duration ms={bMs} address={`/t/${traceIds.b}/s/${bId}`} keyboard={keyboard} />
      </span>
      <span role="cell" className="compare-difference">
        <Bar ms={differenceMs} largestMs={largestMs} />
        <span>{differenceText(differenceMs)}</span>
      </span>
    </div>
  )
})

type Keyboard = { tabIndex: number; onFocus(): void }

function Duration({ ms, address, keyboard }: { ms: number | null; address: string; keyboard: Keyboard }) {
  if (ms === null) return <span className="muted">–</span>
  return (
    <Link href={address} {...keyboard}>
      {formatDuration(ms)}
    </Link>
  )
}

/** From the middle to the right what B takes longer, to the left what it takes less. */
function Bar({ ms, largestMs }: { ms: number; largestMs: number }) {
  const share = largestMs > 0 ? (Math.abs(ms) / largestMs) * 50 : 0
  const side = ms < 0 ? { right: '50%' } : { left: '50%' }
  return (
    <span className="compare-track" aria-hidden="true">
      <i className={ms < 0 ? 'shorter' : 'longer'} style={{ ...side, width: `${share}%` }} />
    </span>
  )
}

function differenceText(ms: number): string {
  if (Math.abs(ms) < 0.005) return '0'
  return ms > 0 ? `+${formatDuration(ms)}` : formatDuration(ms)
}
