import { lazy, Suspense } from 'react'
import { surfaceOf } from '../../config/index.ts'
import { useConfig, useView } from '../../store/index.ts'
import './dataSide.css'

const DataPanel = lazy(() => import('./DataPanel.tsx').then(({ DataPanel: component }) => ({ default: component })))

/** Whether the experiment's surface is a sum over data. */
export const useHasData = (): boolean =>
  useConfig(({ configuration }) => surfaceOf(configuration.surface).data !== undefined)

/** Beside the surface of a problem: its data. Put away it leaves a bar, by which it comes back. Nothing for other surfaces. */
export function DataSide() {
  const hidden = useView((view) => view.dataHidden)
  const set = useView((view) => view.set)
  if (!useHasData()) return null
  if (hidden)
    return (
      <button
        type="button"
        className="data-rail"
        aria-expanded="false"
        title="Show the data beside the surface"
        onClick={() => set({ dataHidden: false })}
      >
        <span>Data</span>
      </button>
    )
  return (
    <aside className="data-side" aria-label="Data">
      <Suspense>
        <DataPanel onHide={() => set({ dataHidden: true })} />
      </Suspense>
    </aside>
  )
}

/** The same under the picture, where a tab puts it away. */
export function DataUnder() {
  return (
    <div className="data-under">
      <Suspense>
        <DataPanel />
      </Suspense>
    </div>
  )
}
