import { portOwner } from '@checkout/port-owner'
import { isFree, type PortName, type Ports, portVariables } from './ports.ts'

/** One line for each port that something else holds. */
export async function busyPorts(ports: Ports, names: readonly PortName[]): Promise<string[]> {
  const lines = await Promise.all(
    names.map(async (name) => {
      if (await isFree(ports[name])) return []
      const owner = (await portOwner(ports[name])) ?? 'another process'
      return [`Port ${ports[name]} is taken by ${owner}: stop it, or set ${portVariables[name]} to another port.`]
    }),
  )
  return lines.flat()
}
