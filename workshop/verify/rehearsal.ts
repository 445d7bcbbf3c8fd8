import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { plainEnvironment } from '../../scripts/system/environment.ts'
import type { ProcessPlan } from '../../scripts/system/processes.ts'
import { root } from '../../scripts/system/root.ts'
import { startSystem } from '../../scripts/system/start-system.ts'
import type { Verdict } from '../checks/verdict.ts'
import { git } from '../code/git.ts'

/** The processes that the workshop edits, each with the folders of its code. */
const edited = { web: ['apps/web'], api: ['apps/api', 'packages'] }
const names = Object.keys(edited) as (keyof typeof edited)[]

export type Rehearsal = Awaited<ReturnType<typeof rehearse>>

/** The system as a learner runs it, with the shop from its source, on free ports; and the runner as a learner calls it. */
export async function rehearse(dataDir: string, signal: AbortSignal) {
  const system = await startSystem({
    route: 'direct',
    dataDir,
    pagesAreBuilt: true,
    alter: shopFromSource,
  })

  /** What a command of the runner writes, and its exit code. */
  function runner(...args: string[]) {
    const env = { ...plainEnvironment(), WEB_PORT: new URL(system.origins.web).port }
    return run(process.execPath, [join(root, 'workshop/cli.ts'), ...args], { env, signal })
  }

  /** Calls the runner so that it changes files, and has them in effect afterwards: a watcher would be late now and then. */
  const change = (...args: string[]) => inEffect(() => succeed(...args))

  /** Likewise the solution of a chapter with a patch upon it. */
  function attempt(chapter: number, patch: string): Promise<void> {
    return inEffect(async () => {
      await succeed('solve', String(chapter))
      await git(root, ['apply', patch])
    })
  }

  async function succeed(...args: string[]): Promise<void> {
    const { code, output } = await runner(...args)
    if (code !== 0) throw new Error(`workshop ${args.join(' ')} ended with ${code}: ${output}`)
  }

  async function inEffect(edit: () => Promise<void>): Promise<void> {
    const before = await Promise.all(names.map(changesOf))
    await edit()
    const after = await Promise.all(names.map(changesOf))
    await Promise.all(names.filter((_, i) => before[i] !== after[i]).map(system.restart))
  }

  async function check(chapter: number): Promise<Verdict> {
    const { code, output } = await runner('check', String(chapter), '--json')
    if (!output.startsWith('{')) throw new Error(`the check ended with ${code}: ${output}`)
    return JSON.parse(output) as Verdict
  }

  /** What the compiler says against an app; nothing where all is well. */
  async function typeProblems(app: string): Promise<string | undefined> {
    const { code, output } = await run(join(root, 'node_modules/.bin/tsc'), ['-p', app], { signal })
    return code === 0 ? undefined : output
  }
  return { change, attempt, check, typeProblems, runner, stop: system.stop }
}

function shopFromSource(plan: ProcessPlan): ProcessPlan {
  return plan.name === 'web' ? { ...plan, args: [...plan.args, '--dev'] } : plan
}

async function changesOf(name: keyof typeof edited): Promise<string> {
  return (await git(root, ['diff', 'HEAD', '--', ...edited[name]])).toString()
}

function run(command: string, args: string[], options: { env?: NodeJS.ProcessEnv; signal: AbortSignal }) {
  return new Promise<{ code: number; output: string }>((resolve) => {
    execFile(command, args, { cwd: root, ...options }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) || 1 : 0, output: stdout || stderr })
    })
  })
}
