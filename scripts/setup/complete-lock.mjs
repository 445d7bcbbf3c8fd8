// `npm install` leaves out platform packages that the registry in use does not hold, and `npm ci` then refuses the
// lockfile. Each is optional and for another platform, so an entry without integrity is never fetched where it is not needed.
import { readFileSync, writeFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const packages = lock.packages
const added = []

for (const [path, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isListed(path, name) || !/^\d+\.\d+\.\d+$/.test(version)) continue
    packages[`node_modules/${name}`] = {
      version,
      ...platformOf(name),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    }
    added.push(`${name}@${version}`)
  }
}

if (added.length > 0) {
  const byPath = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1))
  lock.packages = Object.fromEntries(byPath)
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
}
console.log(added.length > 0 ? `lockfile: added ${added.join(', ')}` : 'lockfile: complete')

/**
 * @param {string} path
 * @param {string} name
 */
function isListed(path, name) {
  const parents = path.split('/node_modules/')
  const places = parents.map((_, i) => parents.slice(0, i + 1).join('/node_modules/'))
  return ['', ...places.map((place) => `${place}/`)].some(
    (place) => packages[`${place}node_modules/${name}`] !== undefined,
  )
}

/** @param {string} name */
function platformOf(name) {
  // `win` is a part of `darwin`, so it is asked for later.
  const [, os] =
    [
      ['darwin', 'darwin'],
      ['win', 'win32'],
      ['android', 'android'],
      ['linux', 'linux'],
    ].find(([part = '']) => name.includes(part)) ?? []
  const cpu = /arm64/.test(name) ? 'arm64' : /x64|-64$/.test(name) ? 'x64' : undefined
  if (os === undefined || cpu === undefined) throw new Error(`cannot tell the platform of ${name}`)
  return { os: [os], cpu: [cpu], ...(name.endsWith('-musl') ? { libc: ['musl'] } : {}) }
}
