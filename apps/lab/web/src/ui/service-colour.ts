const colours = 6
// With this seed the shop's three services get three colours that are easy to tell apart.
const seed = 960

/** The CSS colour of a service. */
export type ColourOf = (service: string) => string

/** The colours of services that are shown together: each has the one of its name, the same after a reload; where two have the same, one of them takes one that is left, if any. */
export function serviceColours(services: Iterable<string>): ColourOf {
  const names = [...new Set(services)].sort()
  const taken = new Map<number, string>()
  for (const name of names) if (!taken.has(colourOfName(name))) taken.set(colourOfName(name), name)
  const chosen = new Map([...taken].map(([colour, name]) => [name, colour]))
  for (const name of names) {
    if (chosen.has(name)) continue
    const colour = firstFree(taken, colourOfName(name))
    taken.set(colour, name)
    chosen.set(name, colour)
  }
  return (service) => `var(--svc-${(chosen.get(service) ?? colourOfName(service)) + 1})`
}

function colourOfName(service: string): number {
  let hash = seed
  for (let i = 0; i < service.length; i++) hash = (Math.imul(hash, 31) + service.charCodeAt(i)) | 0
  return ((hash ^ (hash >>> 15)) >>> 0) % colours
}

/** From `wanted` on; `wanted` itself when none is left. */
function firstFree(taken: ReadonlyMap<number, string>, wanted: number): number {
  for (let step = 1; step < colours; step++) {
    const colour = (wanted + step) % colours
    if (!taken.has(colour)) return colour
  }
  return wanted
}
