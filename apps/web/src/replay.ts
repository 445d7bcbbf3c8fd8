// A file of its own, imported lazily: through @sentry/react the recorder would land in the first chunk.
export { replayIntegration } from '@sentry/replay'
