import type { ReactNode } from 'react'

type Drawing = { backdrop: 'sand' | 'clay' | 'sage' | 'sky'; strokes: ReactNode }

const line = { stroke: 'var(--pic-ink)', strokeWidth: 2, strokeLinecap: 'round', strokeLinejoin: 'round' } as const
const open = { ...line, fill: 'none' } as const

/** A picture for each of the goods, by product id, in the colours of the theme. */
export const drawings: Record<string, Drawing> = {
  'coffee-cup': {
    backdrop: 'sand',
    strokes: (
      <>
        <ellipse {...line} fill="var(--pic-paper)" cx="78" cy="96" rx="42" ry="7" />
        <path {...open} strokeWidth="6" d="M106 56h8a12 12 0 0 1 0 25h-12" />
        <path {...line} fill="var(--pic-clay)" d="M48 46h60v26a22 22 0 0 1-22 22H70a22 22 0 0 1-22-22z" />
        <path fill="var(--pic-paper)" d="M49 60h58v6H49z" />
        <path {...open} d="M66 34c-5-6 5-9 0-15M78 34c-5-6 5-9 0-15M90 34c-5-6 5-9 0-15" />
      </>
    ),
  },
  'desk-lamp': {
    backdrop: 'sky',
    strokes: (
      <>
        <path fill="var(--pic-ochre)" opacity=".45" d="m88 58 32-16 24 58H76z" />
        <path {...open} strokeWidth="3" d="M54 97 40 60l42-26" />
        <circle {...line} fill="var(--pic-paper)" cx="40" cy="60" r="4.500" />
        <path {...line} fill="var(--pic-sage)" d="m86 62 38-19c-4-16-18-24-32-18-13 6-15 22-6 37z" />
        <rect {...line} fill="var(--pic-ink)" x="34" y="95" width="42" height="6" rx="3" />
      </>
    ),
  },
  'wool-blanket': {
    backdrop: 'sage',
    strokes: (
      <>
        <rect {...line} fill="var(--pic-paper)" x="34" y="72" width="92" height="24" rx="11" />
        <rect {...line} fill="var(--pic-sand)" x="34" y="50" width="92" height="24" rx="11" />
        <rect {...line} fill="var(--pic-paper)" x="34" y="28" width="92" height="24" rx="11" />
        <path fill="var(--pic-clay)" d="M52 29h6v22h-6zM64 29h3v22h-3zM52 73h6v22h-6zM64 73h3v22h-3z" />
        <path {...open} d="M108 96v8M114 96v8M120 94v8M102 96v8" />
        <path {...open} d="M118 34c4 4 4 8 0 12M118 78c4 4 4 8 0 12" />
      </>
    ),
  },
  'dotted-notebook': {
    backdrop: 'clay',
    strokes: (
      <>
        <path {...line} fill="var(--pic-paper)" d="M52 24h64v78H52z" />
        <path {...line} fill="var(--pic-sky)" d="M48 20h60a4 4 0 0 1 4 4v70a4 4 0 0 1-4 4H48z" />
        <path fill="var(--pic-ink)" opacity=".85" d="M44 20h12v78H44z" />
        <path {...open} strokeWidth="3" stroke="var(--pic-clay)" d="M102 20v78" />
        <path {...open} strokeWidth="3.500" strokeDasharray="0 10" d="M66 38h28M66 49h28M66 60h28M66 71h28M66 82h28" />
        <path {...line} fill="var(--pic-clay)" d="M72 98h8v14l-4-4-4 4z" />
      </>
    ),
  },
  'plant-pot': {
    backdrop: 'sky',
    strokes: (
      <>
        <path {...open} d="M80 68V36" />
        <path {...line} fill="var(--pic-sage)" d="M80 50C62 52 52 42 50 26c18-1 29 8 30 24z" />
        <path {...line} fill="var(--pic-sage)" d="M80 42c0-16 8-26 24-30 4 16-6 29-24 30z" />
        <path {...line} fill="var(--pic-sage)" d="M80 64c2-14 14-20 30-18-1 14-14 21-30 18z" />
        <path {...line} fill="var(--pic-clay)" d="M56 68h48l-6 30H62z" />
        <path {...line} fill="var(--pic-clay)" d="M52 62h56v10H52z" />
        <path {...line} fill="var(--pic-paper)" d="M52 98h56l-4 6H56z" />
      </>
    ),
  },
  'wall-clock': {
    backdrop: 'sand',
    strokes: (
      <>
        <circle {...line} fill="var(--pic-ochre)" cx="80" cy="60" r="42" />
        <circle {...line} fill="var(--pic-paper)" cx="80" cy="60" r="33" />
        <path {...open} strokeWidth="2.500" d="M80 33v5M80 82v5M53 60h5M102 60h5" />
        <path {...open} strokeWidth="3" d="M80 60V43M80 60l14 9" />
        <circle fill="var(--pic-clay)" cx="80" cy="60" r="3.500" />
      </>
    ),
  },
  'tote-bag': {
    backdrop: 'clay',
    strokes: (
      <>
        <path {...open} strokeWidth="5" d="M64 52V34a16 16 0 0 1 32 0v18" />
        <path {...line} fill="var(--pic-paper)" d="M46 44h68l5 58H41z" />
        <path {...open} strokeWidth="5" d="M64 44v14M96 44v14" />
        <circle fill="var(--pic-ochre)" cx="80" cy="78" r="11" />
        <path {...open} d="M62 90c6-5 12-5 18 0s12 5 18 0" />
      </>
    ),
  },
  'limited-print': {
    backdrop: 'sage',
    strokes: (
      <>
        <rect {...line} fill="var(--pic-ink)" x="44" y="12" width="72" height="96" rx="2" />
        <path fill="var(--pic-paper)" d="M50 18h60v84H50z" />
        <path fill="var(--pic-sky)" d="M57 25h46v60H57z" />
        <circle fill="var(--pic-ochre)" cx="86" cy="44" r="11" />
        <path fill="var(--pic-clay)" d="M57 70c14-16 26-10 46-2v17H57z" />
        <path fill="var(--pic-sage)" d="M57 80c16-8 30-8 46-3v8H57z" />
        <path {...open} strokeWidth="1.500" d="M58 94h8M90 95c3-4 5 2 8-1s3 0 4-1" />
      </>
    ),
  },
}

/** For goods that nobody has drawn yet. */
export const parcel: Drawing = {
  backdrop: 'sand',
  strokes: (
    <>
      <path {...line} fill="var(--pic-ochre)" d="m80 24 40 18v42l-40 20-40-20V42z" />
      <path {...open} d="m40 42 40 19 40-19M80 61v43M60 33l40 19v14" />
    </>
  ),
}
