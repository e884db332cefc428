import { DataChart } from '../charts/data/DataChart.tsx'
import { readColumns } from '../charts/data/usePicture.ts'
import { Legend } from '../controls/data/Legend.tsx'
import { useConfig } from '../store/index.ts'
import '../controls/data/dataPanel.css'

/** Of a problem over data these, with what every run makes of them at the playhead: to be looked at. */
export function Data() {
  const surface = useConfig(({ configuration }) => configuration.surface)
  const [first] = Object.values(readColumns(surface) ?? {})
  return (
    <aside className="data-beside" aria-label="Data">
      <div className="data-place">
        <div className="figure">
          <DataChart />
        </div>
      </div>
      <Legend surface={surface} size={first?.length ?? 0} />
    </aside>
  )
}
