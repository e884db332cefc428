import { parseOptimizer, type Expression, type OptimizerProgram } from '../language/index.ts'
import { isSame, partsOf } from '../language/tree.ts'
import { lookUp } from './registries.ts'
import { equationsOf, optimizerValues, scheduledOf } from './resolve.ts'
import type { Configuration, RunConfiguration } from './types.ts'

/** What decides a run's penalty. */
type Method = Pick<RunConfiguration, 'optimizer' | 'schedule' | 'scheduled'>

/** f + strength/2*|x|^2: what a run with coupled weight decay goes down. */
export interface Penalty {
  run: RunConfiguration
  strength: number
}

/**
 * The strength of a run's L2 penalty: lambda, where its lines take `g + lambda*x` (or `grad(y) + lambda*y`) for the gradient, that
 * of f + lambda/2*|x|^2. Undefined where there is none: no decay, decay apart from the gradient (AdamW), or one that a
 * schedule moves, and the objective with it.
 */
export function penaltyStrength(run: Method, steps: number): number | undefined {
  const moved = Object.keys(scheduledOf(run, steps))
  const factor = decayFactor(equationsOf(run.optimizer, steps, moved))
  if (factor === undefined || moved.includes(String(factor))) return undefined
  const value = typeof factor === 'number' ? factor : lookUp(optimizerValues(run.optimizer, steps), factor)
  return typeof value === 'number' && value > 0 ? value : undefined
}

/** Every run of the list that is drawn and has a penalized objective. */
export const penalties = (runs: readonly RunConfiguration[], steps: number): readonly Penalty[] =>
  runs.flatMap((run) => {
    const strength = run.hidden ? undefined : penaltyStrength(run, steps)
    return strength === undefined ? [] : [{ run, strength }]
  })

/** The penalty with which the surface is drawn, if it is. */
export const drawnPenalty = ({ runs, steps }: Configuration): Penalty | undefined =>
  runs.some((run) => run.penalized) ? penalties(runs, steps).find(({ run }) => run.penalized) : undefined

/** Whether a run has weight decay that is not the gradient of a penalty, as AdamW's. */
export function decaysApart(run: RunConfiguration, steps: number): boolean {
  const { weightDecay = 0, maximize } = optimizerValues(run.optimizer, steps)
  const moves = 'weightDecay' in scheduledOf(run, steps)
  return weightDecay !== 0 && maximize !== true && !moves && penaltyStrength(run, steps) === undefined
}

/** More than the runs of one configuration. */
const REMEMBERED = 64
const factors = new Map<string, number | string | undefined>()

/** Reads each text once: the runs are asked on every change of the configuration. */
function decayFactor(equations: string): number | string | undefined {
  if (factors.has(equations)) return factors.get(equations)
  const parsed = parseOptimizer(equations)
  const factor = parsed.ok ? findFactor(parsed.program) : undefined
  if (factors.size >= REMEMBERED) factors.clear()
  factors.set(equations, factor)
  return factor
}

/** The number or the parameter by which a point is multiplied where it is added to the gradient taken there. */
function findFactor({ statements, parameters }: OptimizerProgram): number | string | undefined {
  // Once x has moved, it is no longer where g was taken.
  const moves = statements.findIndex(({ name }) => name === 'x')
  for (const sum of statements.slice(0, moves + 1).flatMap(({ right }) => sumsIn(right))) {
    const point = placeOfGradient(sum.left)
    if (point === undefined || sum.right.kind !== 'arithmetic' || sum.right.operator !== '*') continue
    const { left: factor, right: place } = sum.right
    if (!isSame(place, point)) continue
    if (factor.kind === 'number') return factor.value
    if (factor.kind === 'name' && parameters.includes(factor.name)) return factor.name
  }
  return undefined
}

type Sum = Extract<Expression, { kind: 'arithmetic' }>

function sumsIn(expression: Expression): readonly Sum[] {
  const within = partsOf(expression).flatMap(sumsIn)
  return expression.kind === 'arithmetic' && expression.operator === '+' ? [expression, ...within] : within
}

/** The point of `g` or `grad(point)`. */
function placeOfGradient(expression: Expression): Expression | undefined {
  if (expression.kind === 'name') return expression.name === 'g' ? { ...expression, name: 'x' } : undefined
  return expression.kind === 'call' && expression.name === 'grad' ? expression.arguments[0] : undefined
}
