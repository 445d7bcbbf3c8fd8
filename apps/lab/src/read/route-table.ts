import * as z from 'zod'
import { outlineRouteTable } from './outline-route-table.ts'
import { checked, found, TraceParams } from './responses.ts'
import { Limit, LogQuery, SignalQuery, TraceParts, TraceQuery } from './schemas/queries.ts'
import { ReplayId } from './schemas/replay-schemas.ts'
import {
  ErrorBody,
  ErrorList,
  Fault,
  FaultState,
  Health,
  Imported,
  LogList,
  MetricList,
  ProblemList,
  RawItems,
  ReplayDetail,
  Restored,
  SentryView,
  SpanId,
  TraceDetail,
  TraceId,
  TraceList,
} from './schemas/schemas.ts'

const pinSchema = {
  params: TraceParams,
  response: { 204: z.undefined(), 400: ErrorBody, 404: ErrorBody },
}

/** The read API: what the server checks requests by and what `/openapi.json` tells. */
export const readRoutes = {
  health: {
    method: 'GET',
    url: '/healthz',
    summary: 'Whether the lab runs, and what it holds',
    schema: { response: { 200: Health } },
  },
  listTraces: {
    method: 'GET',
    url: '/api/traces',
    summary: 'Traces that match, newest first',
    schema: { querystring: TraceQuery, response: checked(TraceList) },
  },
  listLogs: {
    method: 'GET',
    url: '/api/logs',
    summary: 'Logs across traces that match, newest first',
    schema: { querystring: LogQuery, response: checked(LogList) },
  },
  listErrors: {
    method: 'GET',
    url: '/api/errors',
    summary: 'Errors across traces that match, newest first, with their stacks',
    schema: { querystring: SignalQuery, response: checked(ErrorList) },
  },
  getReplay: {
    method: 'GET',
    url: '/api/replays/:replayId',
    summary: "A replay on one clock: rrweb's events for a player, and what Sentry put between them",
    schema: {
      params: z.object({ replayId: ReplayId }),
      response: found(ReplayDetail),
    },
  },
  listMetrics: {
    method: 'GET',
    url: '/api/metrics',
    summary: 'Metrics across traces that match, newest first',
    schema: { querystring: SignalQuery, response: checked(MetricList) },
  },
  getTrace: {
    method: 'GET',
    url: '/api/traces/:traceId',
    summary: 'Everything received of one trace, and whether browser and backend are linked in it',
    schema: {
      params: TraceParams,
      querystring: TraceParts,
      response: found(TraceDetail),
    },
  },
  ...outlineRouteTable,
  getSentryView: {
    method: 'GET',
    url: '/api/traces/:traceId/spans/:spanId/sentry',
    summary: 'One span as it was received and as Sentry would store it, with every change and the rule behind it',
    schema: {
      params: z.object({ traceId: TraceId, spanId: SpanId }),
      response: found(SentryView),
    },
  },
  clearTraces: {
    method: 'DELETE',
    url: '/api/traces',
    summary: 'Forgets everything received so far but pinned traces',
    schema: { response: { 204: z.undefined() } },
  },
  undoClear: {
    method: 'POST',
    url: '/api/traces/undo-clear',
    summary: 'Brings back what the last clear took, within 30 seconds of it',
    schema: { response: { 200: Restored, 409: ErrorBody } },
  },
  pinTrace: {
    method: 'PUT',
    url: '/api/traces/:traceId/pin',
    summary: 'Keeps a trace from being evicted',
    schema: pinSchema,
  },
  unpinTrace: {
    method: 'DELETE',
    url: '/api/traces/:traceId/pin',
    summary: 'Lets a pinned trace be evicted again',
    schema: pinSchema,
  },
  listProblems: {
    method: 'GET',
    url: '/api/problems',
    summary: 'What was refused, could not be read or was dropped, newest first',
    schema: { querystring: z.strictObject({ limit: Limit }), response: checked(ProblemList) },
  },
  getProblemRaw: {
    method: 'GET',
    url: '/api/problems/:id/raw',
    summary: 'The body a problem is about, as it came but for its content encoding; its first MiB',
    schema: { params: z.object({ id: z.coerce.number().int().positive() }) },
    answers: 'application/octet-stream',
  },
  getRaw: {
    method: 'GET',
    url: '/api/traces/:traceId/raw',
    summary: 'The bodies that hold records of a trace, as they came',
    schema: { params: TraceParams, response: found(RawItems) },
  },
  listUntraced: {
    method: 'GET',
    url: '/api/untraced',
    summary: 'The last bodies that have no record of any trace, as they came, newest first',
    schema: { querystring: z.strictObject({ limit: Limit }), response: checked(RawItems) },
  },
  exportTrace: {
    method: 'GET',
    url: '/api/traces/:traceId/export',
    summary: 'One trace as a file, which `POST /api/import` takes back',
    schema: { params: TraceParams },
    answers: 'application/gzip',
  },
  importTrace: {
    method: 'POST',
    url: '/api/import',
    summary: 'Takes an exported trace, an OTLP request in JSON or an envelope, gzip or not',
    schema: { response: checked(Imported) },
  },
  getFault: {
    method: 'GET',
    url: '/api/faults',
    summary: 'What the intake does wrong on demand',
    schema: { response: { 200: FaultState } },
  },
  setFault: {
    method: 'PUT',
    url: '/api/faults',
    summary: 'Makes the intake refuse, close connections or wait; replaces what was on',
    schema: { body: Fault, response: checked(FaultState) },
  },
  clearFault: {
    method: 'DELETE',
    url: '/api/faults',
    summary: 'Ends the fault',
    schema: { response: { 204: z.undefined() } },
  },
  events: {
    method: 'GET',
    url: '/api/events',
    summary:
      'Server-sent events `traces` with {changed: TraceSummary[], cleared?: true, reload?: true}, at most ten a second; resumed by `Last-Event-ID`',
    schema: {},
    answers: 'text/event-stream',
  },
  spotlight: {
    method: 'GET',
    url: '/stream',
    summary:
      "Server-sent events `application/x-sentry-envelope`, as Spotlight's clients expect them; Last-Event-ID resumes",
    schema: {},
    answers: 'text/event-stream',
  },
  openapi: { method: 'GET', url: '/openapi.json', summary: 'This document', schema: {} },
} as const

export type ReadRoute = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  summary: string
  schema: { params?: z.ZodObject; querystring?: z.ZodObject; body?: z.ZodObject; response?: Record<number, z.ZodType> }
  /** Content type of an answer that is no JSON. */
  answers?: string
}
