/** A place to listen on, and the names of the settings it came from. */
export type Place = { port: number; host: string; settings: { port: string; host: string } }

/** Tries to listen; null, or a sentence about what is in the way. Rejects for what is neither the port's nor the host's fault. */
export async function listenAt(
  { port, host, settings }: Place,
  listen: () => Promise<unknown>,
): Promise<string | null> {
  try {
    await listen()
    return null
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE' || message.includes('EADDRINUSE')) {
      const { portOwner } = await import('@checkout/port-owner')
      const owner = (await portOwner(port)) ?? 'another process'
      return `port ${port} is taken by ${owner}: stop it, or set ${settings.port} to another one`
    }
    if (code === undefined && !message.startsWith('No address')) throw error
    return `cannot listen on ${host}, port ${port} (${settings.host}, ${settings.port.split(' ')[0]}): ${message}`
  }
}
