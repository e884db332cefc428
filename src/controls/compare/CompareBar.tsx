import { dotCadence } from '../../charts/surface/path.ts'
import { formatStep } from '../../charts/format.ts'
import { surfaceOf, mostSteps } from '../../config/index.ts'
import { useConfig, useView } from '../../store/index.ts'
import { AddRun } from '../runs/AddRun.tsx'
import { Switch } from '../Switch.tsx'
import { AddSurface } from './AddSurface.tsx'
import { FairBy } from './FairBy.tsx'
import { OneRate } from './OneRate.tsx'
import { TuneEach } from './TuneEach.tsx'

/** What is compared, by which measure it is fair, and what can be added. */
export function CompareBar() {
  return (
    <div className="compare-bar">
      <Title />
      <span className="fair">Fair by</span>
      <FairBy />
      <OneRate />
      <TuneEach />
      <LinkedZoom />
      <Remark />
      <span className="adds">
        <AddSurface />
        <AddRun label="Add panel" />
      </span>
    </div>
  )
}

function Title() {
  const title = useConfig(({ configuration: { shown, runs, surface } }) => {
    const count = runs.length === 1 ? 'One run' : `${runs.length} runs`
    const further = shown?.beside?.length ?? 0
    return shown?.caption ?? `${count} on ${further === 0 ? surfaceOf(surface).name : `${further + 1} surfaces`}`
  })
  return (
    <h2 className="compare-title" title={title}>
      {title}
    </h2>
  )
}

/** Off: every panel is moved and zoomed by itself. */
function LinkedZoom() {
  const apart = useView((view) => view.apart === true)
  const change = (linked: boolean) => useView.getState().set({ apart: !linked, views: undefined })
  return (
    <Switch
      label="Linked zoom"
      title="All panels of a surface show the same part of it"
      on={!apart}
      onChange={change}
    />
  )
}

/** What must be said of the comparison. */
function Remark() {
  const cadence = useConfig(({ configuration }) => dotCadence(mostSteps(configuration), 1))
  const oneRate = useConfig(({ configuration }) => configuration.shown?.oneRate === true)
  const dots = cadence === 1 ? 'one dot per step' : `a dot every ${formatStep(cadence)} steps`
  const text = oneRate ? 'one number for all: adaptive methods make other steps of it' : dots
  return (
    <span className="remark" title={text}>
      {text}
    </span>
  )
}
