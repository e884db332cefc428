import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react'
import { optimizerOf, scheduledOf, scheduleOf } from '../../config/index.ts'
import type { RunConfiguration, ScheduleChoice } from '../../config/types.ts'

const load = () => import('../equations/RunEquations.tsx')
const OptimizerEquations = lazy(() => load().then(({ OptimizerEquations: component }) => ({ default: component })))
const GradientLines = lazy(() => load().then(({ GradientLines: component }) => ({ default: component })))
const ScheduleEquations = lazy(() => load().then(({ ScheduleEquations: component }) => ({ default: component })))

/** The optimizer's own lines: what is written here is what runs. */
export function Equations({ run, steps }: { run: RunConfiguration; steps: number }) {
  const optimizer = optimizerOf(run.optimizer)
  const scheduled = useMemo(() => Object.keys(scheduledOf(run, steps)), [run, steps])
  return (
    <Folded title="Equations in use">
      <OptimizerEquations choice={run.optimizer} steps={steps} scheduled={scheduled} />
      <About method={optimizer} />
    </Folded>
  )
}

/** What becomes of the gradient on its way to the optimizer; nothing where it is the surface's own. */
export function GradientEquations({ run }: { run: RunConfiguration }) {
  if (!run.estimate && !run.dropout && !run.noise && !run.precision && !run.clip) return null
  return (
    <Folded title="Equations of the gradient">
      <GradientLines run={run} />
    </Folded>
  )
}

/** The schedule's lines, those of the schedules that it holds among them. */
export function RateEquations({ choice, steps }: { choice: ScheduleChoice; steps: number }) {
  return (
    <Folded title="Equations of the rate">
      <ScheduleEquations choice={choice} steps={steps} />
      <About method={scheduleOf(choice)} />
    </Folded>
  )
}

function About({ method }: { method: { summary: string; notes?: readonly string[]; reference: string } }) {
  return (
    <>
      {method.summary && <p>{method.summary}</p>}
      {method.notes?.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {method.reference && <p className="reference">{method.reference}</p>}
    </>
  )
}

/** What is made only when it is opened. */
function Folded({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="method" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && <Suspense>{children}</Suspense>}
    </details>
  )
}
