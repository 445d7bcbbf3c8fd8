import type { IncomingHttpHeaders } from 'node:http'
import type { BodyKind } from '@checkout/trace-model'
import { checkKnown, publicKeyOf } from './authenticate.ts'
import { RefusalError } from './refusal.ts'

/** What the address and the headers of a request say about its body. */
export type Sender = { kind: BodyKind; project: string | null }

const envelopePath = /^\/api\/(\d{1,20})\/envelope\/$/
const otlpPath = /^(?:\/api\/(\d{1,20})\/integration\/otlp)?\/v1\/(traces|logs)\/?$/
const forms: Record<string, 'json' | 'protobuf'> = { 'application/json': 'json', 'application/x-protobuf': 'protobuf' }
const maxKnown = 1_000

/** Requests of one sender differ in their bodies alone, so that what was judged once need not be judged again. Null for whoever is not let in. */
export function createSenders({ isStrict }: { isStrict: boolean }) {
  const known = new Map<string, Sender | null>()
  return (url: string, headers: IncomingHttpHeaders): Sender | null => {
    const sent = `${url}\n${headers['content-type']}\n${headers['x-sentry-auth']}\n${headers.authorization}`
    const before = known.get(sent)
    if (before !== undefined) return before
    if (known.size >= maxKnown) known.clear()
    const sender = judged(url, headers, isStrict)
    known.set(sent, sender)
    return sender
  }
}

function judged(url: string, headers: IncomingHttpHeaders, isStrict: boolean): Sender | null {
  const sender = senderAt(url.split('?', 1)[0] ?? '', headers['content-type'])
  if (!sender || sender.project === null) return sender
  try {
    const key = publicKeyOf(headers, url)
    if (key !== null && isStrict) checkKnown(sender.project, key)
    return key === null ? null : sender
  } catch (error) {
    if (error instanceof RefusalError) return null
    throw error
  }
}

function senderAt(path: string, contentType: string | undefined): Sender | null {
  const envelope = envelopePath.exec(path)
  if (envelope) return { kind: 'envelope', project: envelope[1] ?? null }
  const [, project = null, signal] = otlpPath.exec(path) ?? []
  const form = contentType !== undefined && Object.hasOwn(forms, contentType) ? forms[contentType] : undefined
  return form && signal ? { kind: `${signal as 'traces' | 'logs'}-${form}`, project } : null
}
