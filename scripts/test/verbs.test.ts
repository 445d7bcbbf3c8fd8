import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { readManifest } from '../checks/workspaces.ts'
import { root } from '../system/root.ts'

/** What `npm run VERB -- …` starts, without npm's own preparations. */
function runVerb(verb: string, ...args: string[]) {
  const script = readManifest(root).scripts?.[verb]?.split(' ').at(-1) ?? ''
  return spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8', timeout: 10_000 })
}

test.each(['test', 'check', 'e2e', 'e2e:compose', 'screenshots', 'collector', 'stop', 'workshop'])(
  '%s says with --help what it does, and does nothing',
  (verb) => {
    const { status, stdout, stderr } = runVerb(verb, '--help')
    expect(stdout).toMatch(new RegExp(`^npm (run )?${verb}\\b`))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  },
)

test.each(['start', 'test', 'check', 'screenshots', 'collector', 'stop', 'workshop'])(
  '%s refuses a flag that it does not have',
  (verb) => {
    expect(runVerb(verb, '--al')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^Unknown (argument|option) '--al'; --help shows what there is\n$/),
    })
  },
)
