// `exec` keeps the pid: the program itself is the child, and beside it waits a `cat` for the end of descriptor 3, which
// the supervisor holds open. It ends however the supervisor ends.
const script = '{ cat <&3 >/dev/null 2>&1; kill -TERM $$ 2>/dev/null; } >/dev/null 2>&1 & exec "$0" "$@" 3<&-'

/** Wraps a program that knows nothing of us, so that it gets SIGTERM when descriptor 3 closes. */
export function leashed(command: string, args: string[]): { command: string; args: string[] } {
  return { command: '/bin/sh', args: ['-c', script, command, ...args] }
}
