import { addRow, changeClass, deleteRow, rowsOf, setRow, type Row } from '../../charts/data/edits.ts'
import type { Chosen } from '../../charts/data/chosen.ts'
import { formatStep } from '../../charts/format.ts'
import { Symbol } from '../../charts/Mathematics.tsx'
import { surfaceOf } from '../../config/index.ts'
import type { SurfaceChoice } from '../../config/types.ts'
import type { Column } from '../../core/data.ts'
import type { NumberParameter } from '../../core/parameter.ts'
import { useConfig } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { NumberField } from '../NumberField.tsx'
import { Segments } from '../Segments.tsx'

interface Props {
  surface: SurfaceChoice
  chosen: Chosen
  onSide(side: 1 | -1): void
}

/** The numbers of the chosen point, to be set exactly; of none, how points are made. */
export function RowEditor({ surface, chosen, onSide }: Props) {
  const rows = rowsOf(surface)
  const row = chosen.row === undefined ? undefined : rows[chosen.row]
  return row && chosen.row !== undefined ? (
    <OneRow surface={surface} index={chosen.row} row={row} onChoose={chosen.choose} />
  ) : (
    <NewRow surface={surface} rows={rows} chosen={chosen} onSide={onSide} />
  )
}

interface OneRowProps {
  surface: SurfaceChoice
  index: number
  row: Row
  onChoose(row: number | undefined): void
}

function OneRow({ surface, index, row, onChoose }: OneRowProps) {
  const { endGesture } = useConfig.getState()
  const columns = surfaceOf(surface).data?.columns ?? []
  const remove = () => deleteRow(index) && onChoose(undefined)
  return (
    <div className="data-row" role="group" aria-label={`Row ${index + 1}`}>
      <span className="which">Row {formatStep(index + 1)}</span>
      {columns.map((column, c) =>
        column.role === 'label' ? (
          <ClassChoice key={column.name} label="Class" value={row[c] ?? 1} onChoose={() => changeClass(index)} />
        ) : (
          <span key={column.name} className="number" title={column.label}>
            <Symbol tex={column.symbol} />
            <NumberField
              value={row[c] ?? 0}
              parameter={asParameter(column)}
              label={`${column.label} of row ${index + 1}`}
              onChange={(value) => setRow(index, row.with(c, value))}
              onDone={endGesture}
            />
          </span>
        ),
      )}
      <button
        type="button"
        className="b ghost icon"
        aria-label="Delete this row"
        title="Delete this row"
        onClick={remove}
      >
        <Icon name="trash" />
      </button>
    </div>
  )
}

const asParameter = ({ label, symbol }: Column): NumberParameter => ({
  kind: 'number',
  default: 0,
  min: -10,
  max: 10,
  scale: 'linear',
  symbol,
  doc: label,
})

function NewRow({ surface, rows, chosen, onSide }: Props & { rows: readonly Row[] }) {
  const columns = surfaceOf(surface).data?.columns ?? []
  /** In the middle of what is there. */
  const add = () => {
    const middle = columns.map(({ role }, c) => (role === 'label' ? chosen.side : meanOf(rows, c)))
    if (addRow(middle)) chosen.choose(rows.length)
  }
  return (
    <div className="data-row">
      <button type="button" className="b line" onClick={add}>
        <Icon name="plus" />
        Add a point
      </button>
      {columns.some(({ role }) => role === 'label') ? (
        <ClassChoice label="Class of new points" value={chosen.side} onChoose={onSide} />
      ) : (
        <span className="hint">or press an empty place</span>
      )}
    </div>
  )
}

/** With no more digits than one would type. */
const meanOf = (rows: readonly Row[], c: number): number =>
  Number((rows.reduce((sum, row) => sum + (row[c] ?? 0), 0) / rows.length).toPrecision(3))

interface ClassProps {
  label: string
  value: number
  onChoose(side: 1 | -1): void
}

function ClassChoice({ label, value, onChoose }: ClassProps) {
  return (
    <Segments<'1' | '-1'>
      label={label}
      quiet
      options={[
        ['1', 'class 1'],
        ['-1', 'class −1'],
      ]}
      value={value < 0 ? '-1' : '1'}
      onChoose={(side) => Number(side) !== value && onChoose(side === '1' ? 1 : -1)}
    />
  )
}
