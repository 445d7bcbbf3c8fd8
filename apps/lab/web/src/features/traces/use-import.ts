import { useState } from 'react'
import { importFile } from '../../api/import-file.ts'

export type ImportState = { isBusy: boolean; results: { text: string; failed: boolean }[] }

/** Imports files one after the other and keeps what to tell about each. */
export function useImport() {
  const [state, setState] = useState<ImportState>({ isBusy: false, results: [] })

  async function take(files: readonly File[]): Promise<void> {
    if (files.length === 0) return
    const results: ImportState['results'] = []
    setState({ isBusy: true, results })
    for (const file of files) results.push(await takeOne(file))
    setState({ isBusy: false, results })
  }

  return { ...state, take, forget: () => setState({ isBusy: false, results: [] }) }
}

async function takeOne(file: File): Promise<ImportState['results'][number]> {
  try {
    return { text: await importFile(file), failed: false }
  } catch (error) {
    return { text: `${file.name} was not taken: ${error instanceof Error ? error.message : error}`, failed: true }
  }
}
