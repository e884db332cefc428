/** A run as all that determines its path. */
import { budgetsOf, horizonOf } from './budget.ts'
import { surfaceOf } from './resolve.ts'
import type { Configuration, RunConfiguration, RunSpecification } from './types.ts'

/** Exactly what determines the run's path. */
export function specificationOf(configuration: Configuration, run: RunConfiguration): RunSpecification {
  const budgets = budgetsOf(configuration, run)
  return {
    surface: configuration.surface,
    // What does not depend on y has none, whatever surface the start was set on.
    start: surfaceOf(configuration.surface).isOneParameter ? [configuration.start[0], 0] : configuration.start,
    steps: horizonOf(configuration, run),
    seed: configuration.seed,
    optimizer: run.optimizer,
    schedule: run.schedule,
    ...(run.scheduled && { scheduled: run.scheduled }),
    ...(run.clock && { clock: run.clock }),
    ...(run.estimate && { estimate: run.estimate }),
    ...(run.dropout !== undefined && { dropout: run.dropout }),
    ...(run.noise && { noise: run.noise }),
    ...(run.precision && { precision: run.precision }),
    ...(run.clip && { clip: run.clip }),
    ...(run.patience !== undefined && { patience: run.patience }),
    ...(budgets.length > 0 && { budgets }),
  }
}
