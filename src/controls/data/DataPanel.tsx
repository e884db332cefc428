import { useState } from 'react'
import { DataChart } from '../../charts/data/DataChart.tsx'
import { readColumns } from '../../charts/data/usePicture.ts'
import { formatStep } from '../../charts/format.ts'
import { surfaceOf } from '../../config/index.ts'
import { useConfig } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { CutFromLink } from './CutFromLink.tsx'
import { HeldBack } from './HeldBack.tsx'
import { Legend } from './Legend.tsx'
import { MoveNote } from './MoveNote.tsx'
import { Remark } from './Remark.tsx'
import { RowEditor } from './RowEditor.tsx'
import { Source } from './Source.tsx'
import './dataPanel.css'

/** The data of the problem as points, with the fit of every run; they are edited here, and here one sees where they come from. */
export function DataPanel({ onHide }: { onHide?(): void }) {
  const surface = useConfig(({ configuration }) => configuration.surface)
  const [row, setRow] = useState<number>()
  const [side, setSide] = useState<1 | -1>(1)
  const problem = surfaceOf(surface).data
  const columns = readColumns(surface)
  if (!problem || !columns) return null
  const [first] = Object.values(columns)
  const size = first?.length ?? 0
  const chosen = { row: row !== undefined && row < size ? row : undefined, side, choose: setRow }
  return (
    <div className="data-panel">
      <header>
        <h2>Data</h2>
        <span className="count">
          {formatStep(size)} {size === 1 ? 'row' : 'rows'}
        </span>
        {onHide && (
          <button
            type="button"
            className="b ghost icon"
            aria-label="Put the data away"
            aria-expanded="true"
            title="Put the data away"
            onClick={onHide}
          >
            <Icon name="cross" />
          </button>
        )}
      </header>
      <div className="data-body">
        <div className="data-plot">
          <DataChart chosen={chosen} />
        </div>
        <RowEditor surface={surface} chosen={chosen} onSide={setSide} />
        <MoveNote />
        <Remark surface={surface} />
        <Legend surface={surface} size={size} />
        <Source surface={surface} problem={problem} />
        <HeldBack />
        <CutFromLink />
      </div>
    </div>
  )
}
