import { type Chapter, nameOf } from '../chapters.ts'
import { report } from '../checks/report.ts'
import { runCheck } from '../checks/run-check.ts'
import { exitCodes } from '../checks/verdict.ts'
import { writeProgress } from '../progress.ts'

/** Judges the chapter and gives the exit code: 0 pass, 1 not yet, 2 could not run. Writes one JSON object where a tool asks. */
export async function check(root: string, chapter: Chapter, { json }: { json: boolean }): Promise<number> {
  const startedAt = performance.now()
  const verdict = await runCheck(root, chapter)
  const tookMs = Math.round(performance.now() - startedAt)
  console.log(
    json ? JSON.stringify({ chapter: chapter.number, tookMs, ...verdict }) : report(nameOf(chapter), verdict, tookMs),
  )
  await writeProgress(root, { lastResult: `chapter ${nameOf(chapter)}: ${verdict.result}` })
  return exitCodes[verdict.result]
}
