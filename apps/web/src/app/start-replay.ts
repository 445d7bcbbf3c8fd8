import { traceHeaders } from '@checkout/contract/telemetry'
import { addIntegration } from '@sentry/react'
import { traceTarget } from '../trace-target.ts'

/** Fetches the recorder and starts it. Inputs and everything marked private are masked. */
export async function startReplay(apiOrigin: string): Promise<void> {
  const { replayIntegration } = await import('../replay.ts')
  addIntegration(
    replayIntegration({
      // The default drops visits shorter than five seconds, which is most of them here.
      minReplayDuration: 0,
      maskAllInputs: true,
      maskAllText: false,
      mask: ['[data-private]'],
      blockAllMedia: false,
      networkDetailAllowUrls: [traceTarget(apiOrigin)],
      networkCaptureBodies: false,
      networkRequestHeaders: [...traceHeaders],
    }),
  )
}
