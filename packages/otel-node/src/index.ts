export { isQuietRequest } from './quiet-request.ts'
export { setServerSpanAttributes } from './server-span.ts'
export { untraced } from './untraced.ts'
export { withSpan } from './with-span.ts'
