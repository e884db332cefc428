/** The methods that have no equations: one line each. */
import { registry } from '../../core/registry.ts'
import type { RunPart } from '../experiment.ts'
import { ExportProblem } from '../problem.ts'
import { printClip } from '../python/clip.ts'
import { numpy, type Dialect } from '../python/dialect.ts'
import { numberPiece } from '../python/piece.ts'
import { movedOf, type PrintedRun } from '../python/run.ts'
import { definition } from '../python/text.ts'
import { backtracking } from './backtracking.ts'
import { bfgs } from './bfgs.ts'
import { conjugateGradient } from './conjugateGradient.ts'
import { lbfgs } from './lbfgs.ts'
import { lbfgsb } from './lbfgsb.ts'
import { nelderMead } from './nelderMead.ts'
import { newtonCg } from './newtonCg.ts'
import type { PythonProcedure } from './procedure.ts'

export const procedures = registry<PythonProcedure>({
  backtracking,
  bfgs,
  conjugateGradient,
  lbfgs,
  lbfgsb,
  nelderMead,
  newtonCg,
})

interface Inputs {
  index: number
  steps: number
  dialect: Dialect
}

/** The procedure, and a run that calls it; in every dialect it is NumPy that computes it. Throws `ExportProblem`. */
export function printProcedureRun(run: RunPart, { index, steps, dialect }: Inputs): PrintedRun {
  const { id = '' } = run.optimizer
  const procedure = Object.hasOwn(procedures, id) ? procedures[id] : undefined
  if (!procedure) throw new ExportProblem(`${run.name} has no Python form`)
  const rate = movedOf(run, { index, steps, dialect: numpy }).get('lr')
  const clip = run.clip && printClip(run.clip, `clip_${index}`, numpy)
  const slope = clip ? `lambda p: clip_${index}(slope_at(p))` : 'slope_at'
  const named = procedure.takes.map((each) =>
    typeof each === 'string'
      ? literal(run.values[each])
      : `(${each.map((name) => literal(run.values[name])).join(', ')})`,
  )
  const asks = [
    'value_at',
    ...(procedure.asks.includes('gradient') ? [slope] : []),
    ...(procedure.asks.includes('hessian') ? ['curvature_at'] : []),
  ]
  const rateAt = rate ? rate.at('np.float64(step)', 'value_at(x)') : literal(run.baseRate)
  return {
    definitions: [
      ...adapters(dialect, procedure),
      ...procedure.needs.map((text) => text.trim()),
      procedure.text.trim(),
      ...(rate?.definitions ?? []),
      ...(clip ? [clip] : []),
      definition(`run_${index}()`, run.label, [
        ...(rate ? [rate.before] : []),
        `return ${asPoints(dialect, `${id}(${[pointOf(dialect), `lambda step, x: ${rateAt}`, ...asks, ...named].join(', ')})`)}`,
      ]),
    ],
    asked: new Set(procedure.asks),
  }
}

const literal = (value: unknown): string =>
  typeof value === 'number' ? numberPiece(value).text : JSON.stringify(String(value))

const pointOf = ({ module }: Dialect): string => (module === 'np' ? 'start' : 'start.numpy()')

/** The points of a run are the library's own. */
const asPoints = ({ module }: Dialect, points: string): string =>
  module === 'np' ? points : `map(torch.from_numpy, ${points})`

/** What the surface answers, as NumPy's numbers. */
function adapters({ module }: Dialect, { asks }: PythonProcedure): string[] {
  const answer = (name: string, of: string) =>
    module === 'np' ? `${name}(p)` : `${name}(torch.from_numpy(p))${of === 'value_at' ? '' : '.numpy()'}`
  return [
    definition('value_at(p)', '', [`return np.float64(${answer('f', 'value_at')})`]),
    ...(asks.includes('gradient') ? [definition('slope_at(p)', '', [`return ${answer('gradient', 'slope_at')}`])] : []),
    ...(asks.includes('hessian')
      ? [definition('curvature_at(p)', '', [`return ${answer('hessian', 'curvature_at')}`])]
      : []),
  ]
}
