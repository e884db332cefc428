import { Panels } from '../../charts/panels/Panels.tsx'
import type { RunConfiguration } from '../../config/types.ts'
import { CompareBar } from './CompareBar.tsx'
import { PanelHead } from './PanelHead.tsx'
import { SurfaceTitle } from './SurfaceTitle.tsx'
import './compare.css'

const head = (run: RunConfiguration, row: number) => <PanelHead run={run} row={row} />
const title = (row: number) => <SurfaceTitle row={row} />
const empty = <p className="note">No runs to show. Add a panel, or show a hidden run in Explore.</p>

/** Runs side by side: the bar, and a panel for each. */
export function Compare() {
  return (
    <>
      <CompareBar />
      <Panels head={head} title={title} empty={empty} />
    </>
  )
}
