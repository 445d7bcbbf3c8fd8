import { fetchJson } from './fetch-json.ts'

/** Gives a file to the lab: an exported trace, OTLP in JSON or an envelope. Says in a sentence what became of it; throws `LabError`. */
export async function importFile(file: File): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = fetchJson<{ imported: number; known: number }>('/api/import', { method: 'POST', body: file, headers })
  const { imported, known } = await answer
  if (imported === 0) return `${file.name}: nothing new, the lab has all of it.`
  return known === 0 ? `${file.name} is imported.` : `${file.name} is imported; the lab had a part of it already.`
}
