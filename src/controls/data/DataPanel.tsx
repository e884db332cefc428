import { DataChart } from '../../charts/data/DataChart.tsx'
import { readColumns } from '../../charts/data/usePicture.ts'
import { formatStep } from '../../charts/format.ts'
import { surfaceOf } from '../../config/index.ts'
import { useConfig } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { Legend } from './Legend.tsx'
import './dataPanel.css'

/** The data of the problem as points, with the fit of every run, and where they come from. */
export function DataPanel({ onHide }: { onHide?(): void }) {
  const surface = useConfig(({ configuration }) => configuration.surface)
  const problem = surfaceOf(surface).data
  if (!problem) return null
  const [first] = Object.values(readColumns(surface) ?? {})
  const size = first?.length ?? 0
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
          <DataChart />
        </div>
        <Legend surface={surface} size={size} />
      </div>
    </div>
  )
}
