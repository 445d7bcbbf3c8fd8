/** Makes the earliest node of each parent cycle a root (in `parents`) and marks the nodes so freed with 1. Each node is walked once. */
export function cutCycles(parents: Int32Array, startMs: Float64Array): Uint8Array {
  const isCut = new Uint8Array(parents.length)
  const walkOf = new Int32Array(parents.length)
  for (let start = 0; start < parents.length; start++) {
    const walk = start + 1
    let node = start
    while (node !== -1 && walkOf[node] === 0) {
      walkOf[node] = walk
      node = parents[node] as number
    }
    if (node === -1 || walkOf[node] !== walk) continue
    const first = earliestOf(node, parents, startMs)
    parents[first] = -1
    isCut[first] = 1
  }
  return isCut
}

function earliestOf(member: number, parents: Int32Array, startMs: Float64Array): number {
  let earliest = member
  for (let node = parents[member] as number; node !== member; node = parents[node] as number) {
    if ((startMs[node] as number) < (startMs[earliest] as number)) earliest = node
  }
  return earliest
}
