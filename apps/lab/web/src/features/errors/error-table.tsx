import type { ErrorGroup } from './error-groups.ts'
import { ErrorRow } from './error-row.tsx'
import './error-table.css'

export function ErrorTable({ groups }: { groups: readonly ErrorGroup[] }) {
  return (
    <table className="errors">
      <thead>
        <tr>
          <th scope="col">Error</th>
          <th scope="col">Services</th>
          <th scope="col" className="num">
            Times
          </th>
          <th scope="col">First seen</th>
          <th scope="col">Last seen</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <ErrorRow key={group.key} group={group} />
      ))}
    </table>
  )
}
