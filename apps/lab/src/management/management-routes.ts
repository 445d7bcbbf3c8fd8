import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { createProjects, keyOf, type Project } from './projects.ts'

const team = { id: '1', slug: 'shop', name: 'shop' }
const missing = { detail: 'The requested resource does not exist' }

const NewProject = z.object({
  name: z.string().min(1),
  slug: z.string().regex(/^(?!\d+$)[a-z0-9_-]{1,50}$/),
  platform: z.string().optional(),
})

type Organization = { Params: { organization: string } }
type OneProject = { Params: { organization: string; slug: string } }

/**
 * The few calls of Sentry's management API that the Collector's `sentry` exporter makes, with any auth token: it looks the projects
 * and their keys up, and makes a project that is missing. Every organization has the same projects.
 */
export async function managementRoutes(app: FastifyInstance): Promise<void> {
  const projects = createProjects()
  app.addHook('onRequest', async (request, reply) => {
    if (/^Bearer \S+$/.test(request.headers.authorization ?? '')) return
    return reply.code(401).send({ detail: 'Authentication credentials were not provided.' })
  })

  app.get<Organization>('/api/0/organizations/:organization/projects/', async () => projects.list().map(described))

  app.get<Organization>('/api/0/organizations/:organization/project-keys/', async (request) =>
    projects.list().map((project) => keyFor(project, request)),
  )

  app.get<OneProject>('/api/0/projects/:organization/:slug/keys/', async (request, reply) => {
    const project = projects.find(request.params.slug)
    return project === undefined ? reply.code(404).send(missing) : [keyFor(project, request)]
  })

  app.post('/api/0/teams/:organization/:team/projects/', async (request, reply) => made(request, reply))

  function made(request: FastifyRequest, reply: FastifyReply) {
    const parsed = NewProject.safeParse(request.body)
    if (!parsed.success) return reply.code(400).send(z.flattenError(parsed.error).fieldErrors)
    const project = projects.create(parsed.data.slug, parsed.data.name)
    if (project === undefined) return reply.code(409).send({ detail: 'A project with this slug already exists.' })
    return reply.code(201).send(described(project))
  }
}

function described({ id, slug, name }: Project) {
  return { id: String(id), slug, name, team, teams: [team] }
}

/** The host of the DSN is the one under which the lab was asked. */
function keyFor(project: Project, { host }: FastifyRequest) {
  const key = keyOf(project)
  const dsn = { public: `http://${key}@${host}/${project.id}` }
  return { id: key, name: 'Default', public: key, secret: key, projectId: project.id, isActive: true, dsn }
}
