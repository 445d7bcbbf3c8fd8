import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chapters } from '../chapters.ts'
import { failures } from '../checks/failures.ts'
import { rungsOf } from '../commands/hint.ts'

const folder = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(folder, path), 'utf8')
const headings = (text: string) => [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
const form = ['Goal', 'Minutes', 'Predict', 'Steps', 'Checkpoint', 'Hints', 'Why it works', 'Break it', 'Further']

function section(page: string, heading: string): string {
  return page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0]?.trim() ?? ''
}

test('each code of a failed check is explained, and nothing else is', () => {
  expect(headings(read('troubleshooting.md'))).toEqual(['could-not-run', ...Object.keys(failures)])
})

describe.each(chapters)('chapter $number', (chapter) => {
  const page = read(`chapters/${chapter.folder}/README.md`)

  test('keeps the form of every page', () => {
    expect(page).toMatch(new RegExp(`^# ${String(chapter.number).padStart(2, '0')} ${chapter.title}\n`))
    expect(headings(page)).toEqual(form)
  })

  test('asks for five steps at most, each in one file', () => {
    const steps = section(page, 'Steps')
      .split(/^\d\. /m)
      .slice(1)
    expect(steps.length).toBeGreaterThan(0)
    expect(steps.length).toBeLessThanOrEqual(5)
    for (const step of steps) expect(new Set(step.match(/`(apps|packages)\/[^`]+`/g)).size).toBeLessThanOrEqual(1)
  })

  test('explains itself in 120 words', () => {
    const words = section(page, 'Why it works')
      .replace(/^```[\s\S]*?^```/gm, '')
      .split(/\s+/)
    expect(words.length).toBeLessThanOrEqual(120)
  })

  test('takes the minutes that the start page says', () => {
    const row = read('README.md')
      .split('\n')
      .find((line) => line.includes(`chapters/${chapter.folder}/`))
    expect(row).toMatch(new RegExp(`\\| ${section(page, 'Minutes')} \\|$`))
  })

  test('has three hints', async () => {
    expect(await rungsOf(chapter)).toHaveLength(3)
  })
})
