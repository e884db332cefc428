/** What is in the run's controls only once it is asked for. */
import { useMemo } from 'react'
import type { OptimizerChoice, RunConfiguration, ScheduleChoice } from '../../config/types.ts'
import { useConfig } from '../../store/index.ts'
import { EquationLines } from './EquationLines.tsx'
import { gradientLines } from './gradientLines.ts'
import { optimizerLines, scheduleLines } from './methodLines.ts'

interface OptimizerProps {
  choice: OptimizerChoice
  steps: number
  /** Parameters that are scheduled. */
  scheduled: readonly string[]
}

export function OptimizerEquations({ choice, steps, scheduled }: OptimizerProps) {
  const lines = useMemo(() => optimizerLines(choice, steps, scheduled), [choice, steps, scheduled])
  return <EquationLines lines={lines} />
}

/** In the order in which they act: estimate, noise, clipping. */
export function GradientLines({ run }: { run: RunConfiguration }) {
  const steps = useConfig(({ configuration }) => configuration.steps)
  const lines = useMemo(() => gradientLines(run, steps), [run, steps])
  return <EquationLines lines={lines} />
}

export function ScheduleEquations({ choice, steps }: { choice: ScheduleChoice; steps: number }) {
  const lines = useMemo(() => scheduleLines(choice, steps), [choice, steps])
  return <EquationLines lines={lines} />
}
