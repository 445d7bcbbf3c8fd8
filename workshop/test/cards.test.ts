import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cards, choices, faceOf } from '../breaks/cards.ts'
import { answer } from '../commands/answer.ts'
import { breakApps } from '../commands/break.ts'
import { restore } from '../commands/restore.ts'
import { type LearnerProject, learnerProject } from './learner-project.ts'

const instrument = 'apps/web/src/instrument.ts'

let project: LearnerProject
let said: string[]

beforeEach(async () => {
  project = await learnerProject()
  said = []
  vi.spyOn(console, 'log').mockImplementation((text) => void said.push(String(text)))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(project.folder, { recursive: true })
})

describe.each(cards)('card $number', (card) => {
  test('shows a symptom and four causes', async () => {
    const face = await faceOf(card)
    expect(face).toMatch(/^Symptom: /)
    expect([...face.matchAll(/^([A-Z]) {2}\S/gm)].map(([, letter]) => letter)).toEqual([...choices])
  })

  test('is named by one choice, and every choice is explained', async () => {
    for (const choice of choices) {
      said = []
      expect(await answer(project.folder, [String(card.number), choice])).toBe(choice === card.cause ? 0 : 1)
      expect(said.join('\n')).toMatch(new RegExp(`^${choice}: ${choice === card.cause ? 'yes' : 'no'}\n\n.{40}`))
    }
  })

  test('does not say what it changes', async () => {
    await breakApps(project.folder, String(card.number))
    expect(said.join('\n')).not.toMatch(/\.ts\b/)
  })
})

test('a break keeps what the learner had, and is undone by restore', async () => {
  await project.write(instrument, 'mine\n')
  await breakApps(project.folder, '3')
  expect(await project.read(instrument)).toContain('tracesSampleRate: 0,')
  await restore(project.folder, undefined)
  expect(await project.read(instrument)).toBe('mine\n')
})

test('a random card is answered without its number, which is not shown', async () => {
  await breakApps(project.folder, 'random')
  expect(said.join('\n')).not.toMatch(/card \d/i)
  const codes = await Promise.all(choices.map((choice) => answer(project.folder, [choice])))
  expect(codes.toSorted()).toEqual([0, 1, 1, 1])
})

test('what is no card and no choice is said to be none', async () => {
  await expect(breakApps(project.folder, '7')).rejects.toThrow('There are 1, 2, 3, 4, 5, 6 and random')
  await expect(answer(project.folder, ['A'])).rejects.toThrow('no card is on the table')
  await expect(answer(project.folder, ['1', 'E'])).rejects.toThrow('a choice is A, B, C, D')
})
