import type { ListedProblem } from '@checkout/trace-model/model'
import { ListTable } from '../../ui/list-table.tsx'
import { ProblemRow } from './problem-row.tsx'
import './problem-table.css'

const columns = ['Time', 'From', 'Answered', 'Reason', 'Raw'].map((name) => ({ name }))

export function ProblemTable({ problems }: { problems: readonly ListedProblem[] }) {
  return (
    <ListTable title="Problems" className="problems" columns={columns}>
      <tbody>
        {problems.map((problem) => (
          // The first of its times: later ones leave the row as it is, opened or not.
          <ProblemRow key={problem.times.at(-1)?.id} problem={problem} />
        ))}
      </tbody>
    </ListTable>
  )
}
