import { useMemo } from 'react'
import { drawnPenalty, penalties, type Penalty } from '../../config/index.ts'
import { useConfig, useView } from '../../store/index.ts'

/** The lambda of the penalized objective that is drawn; undefined while f itself is. */
export const usePenaltyStrength = (): number | undefined =>
  useConfig(({ configuration }) => drawnPenalty(configuration)?.strength)

interface Penalties {
  /** Every run that has a penalized objective. */
  offered: readonly Penalty[]
  drawn?: Penalty
  /** What the tool draws: the open run's, or the first. */
  next?: Penalty
}

export function usePenalties(): Penalties {
  // Not the whole configuration: the start moves with every frame of a drag.
  const runs = useConfig(({ configuration }) => configuration.runs)
  const steps = useConfig(({ configuration }) => configuration.steps)
  const openRun = useView((state) => state.openRun)
  const offered = useMemo(() => penalties(runs, steps), [runs, steps])
  const drawn = offered.find(({ run }) => run.penalized)
  return { offered, drawn, next: offered.find(({ run }) => run.key === openRun) ?? offered[0] }
}
