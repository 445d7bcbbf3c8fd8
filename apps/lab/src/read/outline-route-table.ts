import * as z from 'zod'
import { checked, found, TraceParams } from './responses.ts'
import { MarkdownQuery, SpanQuery } from './schemas/queries.ts'
import {
  LinkedFromList,
  OriginalList,
  OtherHalves,
  Span,
  SpanId,
  SpanIds,
  SpanList,
  TraceId,
  TraceOutline,
} from './schemas/schemas.ts'

/** The part of the read API that the page of a trace draws from. */
export const outlineRouteTable = {
  getOutline: {
    method: 'GET',
    url: '/api/traces/:traceId/outline',
    summary: 'One trace as a waterfall draws it: its spans in columns by start time, without attributes',
    schema: { params: TraceParams, response: found(TraceOutline) },
  },
  listSpans: {
    method: 'GET',
    url: '/api/traces/:traceId/spans',
    summary: 'The spans of a trace in pages, by start time',
    schema: {
      params: TraceParams,
      querystring: SpanQuery,
      response: found(SpanList),
    },
  },
  getMarkdown: {
    method: 'GET',
    url: '/api/traces/:traceId/markdown',
    summary: 'One trace as Markdown for an issue or a language model: verdict, errors, tree, logs; bounded in length',
    schema: { params: TraceParams, querystring: MarkdownQuery },
    answers: 'text/markdown',
  },
  searchSpans: {
    method: 'GET',
    url: '/api/traces/:traceId/search',
    summary: 'Spans of one trace, by start time, that hold a text in name, op, service, id or an attribute',
    schema: {
      params: TraceParams,
      querystring: z.strictObject({ text: z.string().trim().min(1) }),
      response: found(SpanIds),
    },
  },
  getSpan: {
    method: 'GET',
    url: '/api/traces/:traceId/spans/:spanId',
    summary: 'Everything received of one span',
    schema: {
      params: z.object({ traceId: TraceId, spanId: SpanId }),
      response: found(Span),
    },
  },
  listLinkedFrom: {
    method: 'GET',
    url: '/api/traces/:traceId/linked-from',
    summary: 'Spans of other traces that link to spans of this one',
    schema: { params: TraceParams, response: checked(LinkedFromList) },
  },
  listOtherHalves: {
    method: 'GET',
    url: '/api/traces/:traceId/other-halves',
    summary: 'The traces that the requests of this one fell into, as far as recorded headers tell',
    schema: { params: TraceParams, response: checked(OtherHalves) },
  },
  getOriginals: {
    method: 'GET',
    url: '/api/traces/:traceId/errors/:eventId/originals',
    summary:
      'For each exception of an error and each of its frames the place in the original source, from LAB_SOURCE_MAPS',
    schema: {
      params: z.object({ traceId: TraceId, eventId: z.string() }),
      response: found(OriginalList),
    },
  },
} as const
