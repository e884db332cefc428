/** What is in the run's controls only once it is asked for. */
import { useMemo } from 'react'
import type { OptimizerChoice, ScheduleChoice } from '../../config/types.ts'
import { EquationLines } from './EquationLines.tsx'
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

export function ScheduleEquations({ choice, steps }: { choice: ScheduleChoice; steps: number }) {
  const lines = useMemo(() => scheduleLines(choice, steps), [choice, steps])
  return <EquationLines lines={lines} />
}
