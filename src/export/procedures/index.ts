import type { RunPart } from '../experiment.ts'
import { ExportProblem } from '../problem.ts'
import type { Dialect } from '../python/dialect.ts'
import type { PrintedRun } from '../python/run.ts'

/** A method that has no equations. */
export function printProcedureRun(run: RunPart, _inputs: { index: number; steps: number; dialect: Dialect }): PrintedRun {
  throw new ExportProblem(`${run.name} has no Python form`)
}
