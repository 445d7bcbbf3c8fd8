import * as z from 'zod'
import { ErrorBody, TraceId } from './schemas/schemas.ts'

/** The address of a trace. */
export const TraceParams = z.object({ traceId: TraceId })

/** What a route answers whose request may be wrong. */
export function checked<T extends z.ZodType>(answer: T) {
  return { 200: answer, 400: ErrorBody }
}

/** The same where what is asked for may not be here. */
export function found<T extends z.ZodType>(answer: T) {
  return { ...checked(answer), 404: ErrorBody }
}
