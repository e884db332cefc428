import { colourOf } from '../charts/marker.ts'
import { runLabel, horizonOf } from '../config/index.ts'
import { OptimizerEquations } from '../controls/equations/RunEquations.tsx'
import { useConfig, useView } from '../store/index.ts'

const NONE: readonly string[] = []

/** The update of the run that is shown alone, of the first one else, in letters for the last row. */
export function Equations() {
  const solo = useView((view) => view.soloRun)
  const runs = useConfig(({ configuration }) => configuration.runs)
  const run = runs.find(({ key }) => key === solo) ?? runs.find(({ hidden }) => !hidden) ?? runs[0]
  const steps = useConfig(({ configuration }) => (run ? horizonOf(configuration, run) : configuration.steps))
  if (!run) return <aside className="equations-panel">There is no run.</aside>
  const scheduled = run.scheduled ? Object.keys(run.scheduled) : NONE
  return (
    <aside className={`equations-panel r${colourOf(run.slot)}`} aria-label="Equations">
      <h2>{runLabel(run, runs)}</h2>
      <OptimizerEquations key={run.key} choice={run.optimizer} steps={steps} scheduled={scheduled} />
    </aside>
  )
}
