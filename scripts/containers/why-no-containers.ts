import { runCommand } from '../checks/run-command.ts'

/** Why nothing can be run in containers here, with what to do about it; undefined where it can. */
export async function whyNoContainers(): Promise<string | undefined> {
  if ((await runCommand('docker', ['info'])).code !== 0) return 'containers: no docker engine answers here'
  const { code } = await runCommand('docker', ['compose', 'version'])
  return code === 0 ? undefined : 'containers: docker has no compose here'
}
