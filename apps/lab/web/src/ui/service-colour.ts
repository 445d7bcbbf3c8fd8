const colours = 6
// With this seed the shop's three services get three colours that are easy to tell apart.
const seed = 960

/** The CSS colour of a service: the same for the same name, today and after a reload. */
export function serviceColour(service: string): string {
  let hash = seed
  for (let i = 0; i < service.length; i++) hash = (Math.imul(hash, 31) + service.charCodeAt(i)) | 0
  return `var(--svc-${(((hash ^ (hash >>> 15)) >>> 0) % colours) + 1})`
}
