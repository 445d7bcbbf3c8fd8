import { type CommandResult, runCommand } from './run-command.ts'

/** Runs a task of every workspace to its end; writes only about those that failed. */
export function runTurbo(task: string, args: string[] = []): Promise<CommandResult> {
  return runCommand('turbo', ['run', task, '--continue', '--output-logs=errors-only', '--ui=stream', ...args])
}
