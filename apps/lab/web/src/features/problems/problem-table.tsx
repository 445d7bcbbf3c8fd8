import type { Problem } from '@checkout/trace-model/model'
import { ListTable } from '../../ui/list-table.tsx'
import { ProblemRow } from './problem-row.tsx'
import './problem-table.css'

const columns = ['Time', 'From', 'Answered', 'Reason', 'Raw'].map((name) => ({ name }))

export function ProblemTable({ problems }: { problems: readonly Problem[] }) {
  return (
    <ListTable title="Problems" className="problems" columns={columns}>
      <tbody>
        {problems.map((problem) => (
          <ProblemRow key={problem.id} problem={problem} />
        ))}
      </tbody>
    </ListTable>
  )
}
