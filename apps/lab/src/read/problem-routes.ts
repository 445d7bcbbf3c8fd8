import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { createExaminer } from '../problems/examine.ts'
import { NotFoundError } from './not-found-error.ts'
import { readRoutes } from './route-table.ts'

/** What went wrong with what was sent, newest first, and the bytes it was about. */
export async function problemRoutes(plain: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  const { listProblems, getProblemRaw } = readRoutes
  const examiner = createExaminer(inbox)
  const app = plain.withTypeProvider<ZodTypeProvider>()

  app.get(listProblems.url, { schema: listProblems.schema }, async (request) => {
    await examiner.examine()
    return { problems: inbox.problems.list(request.query.limit), overload: inbox.problems.overload() }
  })

  app.get(getProblemRaw.url, { schema: getProblemRaw.schema }, async (request, reply) => {
    const { id } = request.params
    const raw = inbox.problems.raw(id)
    if (!raw) {
      const message = `There are no bytes of a problem ${id} here: it had none, or it was one of too many.`
      throw new NotFoundError('problem_not_found', message)
    }
    // Never shown by a browser: whoever sent it may have sent a page.
    return reply.header('content-disposition', 'attachment').type('application/octet-stream').send(raw)
  })
}
