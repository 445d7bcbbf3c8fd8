import type { SpanColumns } from '@checkout/trace-model/outline'
import type { TreeLayout } from '@checkout/trace-model/tree-layout'

/** What a row shows of its span. */
export type RowSpan = { name: string; subtitle: string | null; service: string }

/** One line of the waterfall. A row whose `span` is null stands for a parent that spans name but nobody sent. */
export type WaterfallRow = {
  spanId: string
  span: RowSpan | null
  depth: number
  /** Direct children only. */
  childCount: number
  /** Row of the parent, or -1. */
  parent: number
  end: number
  startTimeMs: number
  endTimeMs: number
  /** This span's parent is one of its own descendants. */
  cutFromCycle: boolean
}

type Columns = TreeLayout & {
  startMs: Float64Array
  endMs: Float64Array
  isReceived(index: number): boolean
}

/** Reads single rows out of the columns: only those on screen are ever made into objects. */
export function rowReader(spans: SpanColumns, columns: Columns, idAt: (index: number) => string) {
  return (index: number): WaterfallRow | undefined => {
    const node = columns.nodeOf[index]
    if (node === undefined) return undefined
    return {
      spanId: idAt(index),
      span: columns.isReceived(index) ? spanAt(spans, node) : null,
      depth: columns.depth[index] as number,
      childCount: columns.childCount[index] as number,
      parent: columns.parent[index] as number,
      end: columns.end[index] as number,
      startTimeMs: columns.startMs[index] as number,
      endTimeMs: columns.endMs[index] as number,
      cutFromCycle: columns.isCut[node] === 1,
    }
  }
}

function spanAt({ names, subtitles, services }: SpanColumns, span: number): RowSpan {
  return {
    name: names.texts[names.at[span] ?? -1] ?? '',
    subtitle: subtitles.texts[subtitles.at[span] ?? -1] ?? null,
    service: services.texts[services.at[span] ?? -1] ?? '',
  }
}
