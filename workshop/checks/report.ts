import { failures } from './failures.ts'
import type { Verdict } from './verdict.ts'

const helpPage = 'workshop/troubleshooting.md'

/** The verdict in words that need no colour. */
export function report(title: string, verdict: Verdict, tookMs: number): string {
  const head = `Chapter ${title}: ${verdict.result}`
  return [`${head.padEnd(60)} ${(tookMs / 1000).toFixed(1)} s`, '', ...linesOf(verdict)].join('\n')
}

function linesOf(verdict: Verdict): string[] {
  if (verdict.result === 'pass') return verdict.look.flatMap((line, i) => field(i === 0 ? 'look' : '', [line]))
  if (verdict.result === 'could not run') {
    return [
      ...field('why', [verdict.why]),
      ...field('do', [verdict.todo]),
      '',
      ...field('', ['This says nothing about your code.']),
    ]
  }
  const { code, found, expected, evidence = [] } = verdict
  return [
    ...field('found', found),
    ...field('expected', [expected]),
    ...(evidence.length > 0 ? ['', ...field('seen', evidence)] : []),
    '',
    ...field('ask yourself', [failures[code]]),
    ...field('next', [`npm run workshop hint      help: ${helpPage}#${code}`]),
  ]
}

function field(name: string, lines: string[]): string[] {
  return lines.map((line, i) => `  ${(i === 0 ? name : '').padEnd(12)}  ${line}`)
}
