import type { Problem } from '@checkout/trace-model/model'
import { ProblemRow } from './problem-row.tsx'
import './problem-table.css'

export function ProblemTable({ problems }: { problems: readonly Problem[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it.
    <section className="problems" aria-labelledby="problems-title" tabIndex={0}>
      <h1 id="problems-title" className="visually-hidden">
        Problems
      </h1>
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">From</th>
            <th scope="col">Answered</th>
            <th scope="col">Reason</th>
            <th scope="col">Raw</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <ProblemRow key={problem.id} problem={problem} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
