import type { Socket } from 'node:net'
import { refusalProblem } from '../problems/new-problems.ts'
import type { ProblemLog } from '../problems/problem-log.ts'

type Refusal = { status: number; words: string; message: string }

const refusals: Record<string, Refusal> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    words: 'Request Timeout',
    message: 'a connection was opened and no whole request came over it in time',
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    words: 'Request Header Fields Too Large',
    message: 'the headers of a request are larger than 16 KiB',
  },
}
const unreadable: Refusal = { status: 400, words: 'Bad Request', message: 'what came is not a request of HTTP' }

/** Answers and tells of connections over which no request came that a route could answer; all of a kind are one problem that counts. */
export function refuseUnread(problems: ProblemLog) {
  return (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const { status, words, message } = refusals[error.code ?? ''] ?? unreadable
    const problem = refusalProblem({ head: '', project: null, status, message, reason: error.code, raw: null })
    problems.add({ ...problem, source: problems })
    const body = JSON.stringify({ detail: message })
    const head = `HTTP/1.1 ${status} ${words}\r\nconnection: close\r\ncontent-type: application/json`
    socket.end(`${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
  }
}
