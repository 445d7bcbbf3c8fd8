import { ListTable } from '../../ui/list-table.tsx'
import { ServiceColours } from '../../ui/service-colours.tsx'
import type { ErrorGroup } from './error-groups.ts'
import { ErrorRow } from './error-row.tsx'
import './error-table.css'

const columns = [
  { name: 'Error' },
  { name: 'Services' },
  { name: 'Times', isNumber: true },
  { name: 'First seen' },
  { name: 'Last seen' },
]

export function ErrorTable({ groups }: { groups: readonly ErrorGroup[] }) {
  return (
    <ServiceColours services={groups.flatMap(({ services }) => services)}>
      <ListTable title="Errors" className="errors" columns={columns}>
        {groups.map((group) => (
          <ErrorRow key={group.key} group={group} />
        ))}
      </ListTable>
    </ServiceColours>
  )
}
