import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Chapter, chapters } from '../chapters.ts'
import { savedCopies } from '../code/saved-copies.ts'
import { diff } from '../commands/diff.ts'
import { hint } from '../commands/hint.ts'
import { solve, start } from '../commands/put.ts'
import { restore } from '../commands/restore.ts'
import { status } from '../commands/status.ts'
import { type LearnerProject, learnerProject } from './learner-project.ts'

const instrument = 'apps/web/src/instrument.ts'
const oneTrace = chapters.find(({ number }) => number === 4) as Chapter

let project: LearnerProject
let said: string[]

beforeEach(async () => {
  project = await learnerProject()
  said = []
  vi.spyOn(console, 'log').mockImplementation((text) => void said.push(String(text)))
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean(said.push(String(text))))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(project.folder, { recursive: true })
})

test('a start takes the solution away, and keeps what the learner had where it says', async () => {
  await project.write(instrument, 'mine\n')
  await start(project.folder, oneTrace)
  expect(await project.read(instrument)).not.toContain('propagateTraceparent')
  const [copy] = savedCopies(project.folder)
  expect(await project.read(`.workshop/saved/${copy}/${instrument}`)).toBe('mine\n')
  expect(said.join('\n')).toContain(`kept in .workshop/saved/${copy}`)
})

test('a start is its own reset: it counts from the commit, and not from what is there', async () => {
  await start(project.folder, oneTrace)
  const first = await project.read(instrument)
  await project.write(instrument, 'garbage\n')
  await start(project.folder, oneTrace)
  expect(await project.read(instrument)).toBe(first)
})

test('restore brings back what was kept last, and restoring again undoes it', async () => {
  await project.write(instrument, 'mine\n')
  await start(project.folder, oneTrace)
  const atStart = await project.read(instrument)
  await restore(project.folder, undefined)
  expect(await project.read(instrument)).toBe('mine\n')
  await restore(project.folder, undefined)
  expect(await project.read(instrument)).toBe(atStart)
})

test('restore finished is the apps as committed', async () => {
  const committed = await project.read(instrument)
  await start(project.folder, oneTrace)
  await restore(project.folder, 'finished')
  expect(await project.read(instrument)).toBe(committed)
})

test('diff shows what is missing until the chapter is solved', async () => {
  await start(project.folder, oneTrace)
  await diff(project.folder, oneTrace)
  expect(said.join('')).toContain('+  propagateTraceparent: true,')
  await solve(project.folder, oneTrace)
  said = []
  await diff(project.folder, oneTrace)
  expect(said).toEqual(['your files are the solution of chapter 04, One trace'])
})

test('hints come one by one, from where to look to the line, and then there are no more', async () => {
  await start(project.folder, oneTrace)
  said = []
  for (let n = 0; n < 4; n++) await hint(project.folder, oneTrace)
  expect(said).toEqual([
    expect.stringMatching(/^hint 1 of 3: Where to look\n/),
    expect.stringMatching(/^hint 2 of 3: /),
    expect.stringMatching(/^hint 3 of 3: [\s\S]*propagateTraceparent: true/),
    expect.stringContaining('npm run workshop solve'),
  ])
})

test('status says where one is and what one changed', async () => {
  await start(project.folder, oneTrace)
  await project.write(instrument, 'mine\n')
  said = []
  await status(project.folder)
  expect(said[0]).toContain('04, One trace')
  expect(said[1]).toMatch(/^changed +apps\/web\/src\/instrument\.ts$/)
})

test('a commit that no longer is the finished apps is said to be the reason, and nothing is written', async () => {
  await project.write(instrument, 'mine\n')
  project.commit()
  await expect(start(project.folder, oneTrace)).rejects.toThrow('Did you commit changes of your own?')
  expect(await project.read(instrument)).toBe('mine\n')
})
