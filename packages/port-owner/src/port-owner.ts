import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename } from 'node:path'

/** `node server.ts (pid 123)` for the process that listens on a TCP port; undefined where that cannot be known. */
export async function portOwner(port: number): Promise<string | undefined> {
  try {
    const inodes = (await Promise.all(['tcp', 'tcp6'].map((table) => listeningInodes(table, port)))).flat()
    const pid = await processHolding(new Set(inodes.map((inode) => `socket:[${inode}]`)))
    return pid && `${await commandOf(pid)} (pid ${pid})`
  } catch {
    return undefined
  }
}

async function listeningInodes(table: string, port: number): Promise<string[]> {
  const rows = (await readFile(`/proc/net/${table}`, 'utf8')).trim().split('\n').slice(1)
  return rows.flatMap((row) => {
    const [, local, , state, , , , , , inode] = row.trim().split(/\s+/)
    const isListening = state === '0A' && Number.parseInt(local?.split(':')[1] ?? '', 16) === port
    return isListening && inode !== undefined ? [inode] : []
  })
}

async function processHolding(sockets: Set<string>): Promise<string | undefined> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  for (const pid of pids) {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => [])
    for (const descriptor of descriptors) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')
      if (sockets.has(target)) return pid
    }
  }
  return undefined
}

/** The program and its first arguments: enough to recognise it. */
async function commandOf(pid: string): Promise<string> {
  const [program = '', ...args] = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').filter(Boolean)
  return [basename(program), ...args].join(' ').slice(0, 60)
}
