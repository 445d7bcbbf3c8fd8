import { expect, test } from 'vitest'
import { docsProblems } from '../checks/docs.ts'
import { writeProject } from './project-in-a-folder.ts'

const problemsOf = (text: string) => docsProblems(writeProject({ 'README.md': text, 'docs/real.md': '' }))

test('what exists is left alone', () => {
  const text = [
    'Run `npm start`, `npm run check` or `npm run build --workspace apps/web`; prose may say npm run anything.',
    'See [real](docs/real.md#part), [elsewhere](https://sentry.io), [here](#part), `docs/real.md` and `apps/web/package.json`.',
    '```yaml\na: [1, 2]\n```',
  ].join('\n')
  expect(problemsOf(text)).toEqual([])
})

test.each([
  ['`npm run chekc`', 'no package.json has the script of `npm run chekc`'],
  ['```sh\nnpm run dev\n```', 'no package.json has the script of `npm run dev`'],
  ['`npm run serve --workspace apps/web`', 'no package.json has the script of `npm run serve --workspace apps/web`'],
  ['[gone](docs/gone.md)', 'the link to docs/gone.md leads nowhere'],
  ['`apps/web/src/gone.ts`', 'there is no `apps/web/src/gone.ts`'],
])('%s is reported', (text, problem) => {
  expect(problemsOf(text)).toEqual([`README.md: ${problem}`])
})

test('YAML that does not parse is reported', () => {
  expect(problemsOf('```yaml\na: [1, 2\n```')).toEqual([expect.stringMatching(/^README\.md: YAML does not parse: /)])
})
