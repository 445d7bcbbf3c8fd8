import type { Damage, Discarded } from '@checkout/trace-model'
import type { Problem, TraceDetail } from '@checkout/trace-model/model'
import type { Finding } from '@checkout/trace-model/relay'
import { headText, type Item, type Received } from '../inbox/item.ts'
import type { NewProblem } from './problem-log.ts'
import { sdkIn } from './request-head.ts'

/** A part of a body that could not be read, or that Sentry would not keep as it is; the request was answered 200 all the same. */
export function damageProblem(item: Item, { item: part, code, message }: Damage): NewProblem {
  if (code === 'implausible_time') {
    const sentence = `A ${part} is kept here, but ${message}.`
    return { ...about(item), rule: 'suspicious', code, message: sentence }
  }
  const { rule, sentence } = missingIds(item, code) ?? {
    rule: 'decoding',
    sentence: `A part of a body (${part}) could not be read: ${message}.${item.kind === 'envelope' ? '' : allOfIt}`,
  }
  return { ...about(item), rule, code, message: sentence }
}

const allOfIt = ' Sentry discards the whole body.'

/** Sentry makes up a trace id where OTLP brings none, and drops what is without an id otherwise. */
function missingIds({ kind }: Item, code: Damage['code']): { rule: Problem['rule']; sentence: string } | null {
  if (code === 'missing_trace_id' && kind !== 'envelope') {
    const sentence =
      'A span has no valid trace id: Sentry gives it a random one, so that it stands in no trace of yours.'
    return { rule: 'repaired', sentence }
  }
  if (code !== 'missing_trace_id' && code !== 'missing_span_id') return null
  return {
    rule: 'dropped',
    sentence: `A span has no valid ${code === 'missing_span_id' ? 'id' : 'trace id'}: Sentry drops it.`,
  }
}

/** What Sentry would lose or change of a body without a word. */
export function findingProblem(item: Item, { rule, code, message, count }: Finding): NewProblem {
  return { ...about(item), rule, code, message, count, timeMs: item.receivedAtMs }
}

/** A body that the lab cannot read although it should. */
export function bugProblem(item: Item, error: unknown): NewProblem {
  const sentence = `The lab made a mistake and does not show a body or a part of it, which is kept: ${error}. Please report it with the bytes.`
  return { ...about(item), rule: 'decoding', code: 'internal', message: sentence }
}

/** What an SDK says it never sent, in words. */
export function reportProblem(item: Item, { reason, category, quantity }: Discarded): NewProblem {
  const sender = /sentry\.javascript\.(browser|react|vue|svelte|angular)/.test(headText(item)) ? 'browser' : 'SDK'
  const sentence = `The ${sender} dropped ${quantity} ${nounOf(category, quantity)}: ${reason}.`
  return { ...about(item), rule: 'client_report', code: reason, message: sentence }
}

/** Each ring of parents in a trace, and where the tree was cut. */
export function cycleProblems(source: object, { traceId, cycles }: TraceDetail): NewProblem[] {
  return cycles.map(({ spanIds }) => {
    const [first, ...others] = spanIds.slice(0, 10)
    const ring =
      others.length > 0
        ? `${first} and ${others.join(', ')} name each other as parents`
        : `${first} names itself as parent`
    const sentence = `In trace ${traceId}, ${ring}: the tree begins with ${first}. Check what sets the parent of these spans.`
    return { ...noRequest, source, rule: 'joining', code: 'parent_cycle', message: sentence }
  })
}

const noRequest = { project: null, sdk: null, status: 200, head: '', raw: null }

/** All evictions are one problem that counts. */
export function evictionProblem(source: object): NewProblem {
  const sentence =
    'Traces went because the budget was full, the oldest first: pin what is to stay, or raise LAB_SPAN_BUDGET or LAB_BYTE_BUDGET.'
  return { ...noRequest, source, rule: 'budget', code: 'evicted', message: sentence }
}

/** What is kept in memory cannot be written to disk. */
export function journalProblem(sentence: string): NewProblem {
  return { ...noRequest, source: {}, rule: 'journal', code: 'not_written', message: sentence }
}

type NotPassedOn = { code: string; why: string; url: string; received: Received }

/** A body that was taken and could not be passed on; all of one reason are one problem that counts. */
export function forwardProblem(source: object, { code, why, url, received }: NotPassedOn): NewProblem {
  const { project, head, body: raw } = received
  const message = `What was received could not be passed on to ${new URL(url).origin}: ${why}.`
  return { source, project, sdk: sdkIn(head), status: 200, head, rule: 'forward', code, message, raw }
}

type Refused = {
  head: string
  project: string | null
  status: number
  message: string
  reason: string | undefined
  raw: Uint8Array | null
}

/** A request that was not taken. */
export function refusalProblem({ head, project, status, message, reason, raw }: Refused): NewProblem {
  const code = reason ?? codes[status] ?? (status < 500 ? 'bad_request' : 'internal')
  return { source: {}, project, sdk: sdkIn(head), status, head, rule: 'refusal', code, message, raw }
}

const codes: Record<number, string> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported',
  429: 'rate_limited',
  503: 'unavailable',
}

function about(item: Item) {
  const head = headText(item)
  const raw = item.body
  return { raw, source: item, timeMs: item.receivedAtMs, project: item.project, sdk: sdkIn(head), status: 200, head }
}

const nouns: Record<string, string> = {
  default: 'events',
  log_item: 'logs',
  log_byte: 'bytes of logs',
  trace_metric: 'metrics',
  feedback: 'pieces of feedback',
}

function nounOf(category: string, quantity: number): string {
  const noun = Object.hasOwn(nouns, category) ? (nouns[category] ?? '') : `${category}s`
  return quantity === 1 ? noun.replace(/s\b/, '') : noun
}
