import type { LinkState } from './model.ts'

/** What people read for a link state, and whether it is how a trace ought to look. */
export type LinkLabel = { label: string; tone: 'good' | 'neutral' | 'bad' }

export const linkLabels: Record<LinkState, LinkLabel> = {
  linked: { label: 'linked', tone: 'good' },
  'browser-only': { label: 'browser only', tone: 'neutral' },
  'backend-only': { label: 'backend only', tone: 'neutral' },
  broken: { label: 'broken link', tone: 'bad' },
  unsampled: { label: 'unsampled', tone: 'bad' },
  'logs-only': { label: 'logs only', tone: 'neutral' },
}

export const linkStates = Object.keys(linkLabels) as LinkState[]
