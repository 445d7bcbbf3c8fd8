import { TableHead } from './table-head.tsx'
import '../../ui/row-table.css'
import './trace-table.css'

const rows = Array.from({ length: 12 }, (_, index) => index)

/** Takes the place of the table while the first answer is on its way. */
export function LoadingTable() {
  return (
    <div className="row-scroller" aria-busy="true">
      <h1 className="visually-hidden">Reading traces</h1>
      <div aria-hidden="true">
        <div className="row-head">
          <TableHead />
        </div>
        {rows.map((row) => (
          <div key={row} className="trace-grid trace-loading">
            <i />
            <i />
            <i />
            <i />
          </div>
        ))}
      </div>
    </div>
  )
}
