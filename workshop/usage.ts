import { chapters, nameOf } from './chapters.ts'

export const usage = `npm run workshop COMMAND

  doctor              is this machine ready? ask the day before, with the system running
  start N             put the apps at the start of chapter N; what you changed is kept first
  check [N]           judge the chapter by a real order (-- check --json for tools)
  hint                the next rung of three
  diff                your files against the solution
  solve [N]           put the solution there; what you changed is kept first
  break N             break something, by card N; break random for pairs
  answer [N] B        name the cause of card N, or of the one on the table
  restore             bring back what was kept last; restore NAME another copy, restore finished the apps as committed
  status              where you are, what you changed, what is kept
  verify              for authors: take every chapter in a copy of the project, with a system of its own

Chapters:

${chapters.map((chapter) => `  ${nameOf(chapter)}`).join('\n')}

The system runs in another terminal: npm run dev. check exits 0 for pass, 1 for not yet, 2 when it could not run.`
