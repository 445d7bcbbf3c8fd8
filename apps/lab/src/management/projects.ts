export type Project = { id: number; slug: string; name: string }

type Projects = {
  list(): Project[]
  find(slug: string): Project | undefined
  /** A second project of the same slug is refused: then undefined. */
  create(slug: string, name: string): Project | undefined
}

const senders = ['checkout-web', 'checkout-api', 'payments', 'strangers']

/** The projects of the lab's only organization, with the numbers that the documentation gives them; what is made lives as long as the lab. */
export function createProjects(): Projects {
  const projects = new Map(senders.map((slug, at) => [slug, { id: at + 1, slug, name: slug }]))
  return {
    list: () => [...projects.values()],
    find: (slug) => projects.get(slug),
    create(slug, name) {
      if (projects.has(slug)) return undefined
      const project = { id: projects.size + 1, slug, name }
      projects.set(slug, project)
      return project
    },
  }
}

/** The public key of a project's DSN: its number, padded to 32 digits. */
export function keyOf({ id }: Project): string {
  return String(id).padStart(32, '0')
}
