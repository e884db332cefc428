import type { MethodChoice } from '../../config/index.ts'
import { surfaceFunction } from '../../engine/index.ts'
import { optimizerFromGolden } from '../../optimizers/index.ts'
import { courseOf } from './course.ts'
import { Malformed, toCount, toList, toNumber, toNumbers, toPoint, toRecord, toText, type Json } from './format.ts'
import { difference, failed, PASSED, skipped, type Verdict } from './judge.ts'
import { residualText } from './residualText.ts'

/** Of the file's own rounding error, and the least that this error counts as; relative to 1 or the number. */
const ERRORS = 50
const LEAST_ERROR = 1e-15

/** A surface, and the weight of the squares that it is the sum of. */
interface Problem {
  surface: MethodChoice
  weight: number
}

/** The cases of least squares and likelihoods: a file's residuals or data, a method, every point of its path. */
export const isLeastSquares = ({ residuals, data, algorithm }: Json): boolean =>
  typeof residuals === 'string' || (algorithm === 'natural_gradient' && Array.isArray(data))

/** Compares every point and loss of the path. */
export function judgeLeastSquares(json: Json): Verdict {
  const algorithm = toText(json.algorithm, 'algorithm')
  const hyper = toRecord(json.hyper, 'hyper')
  const start = toPoint(json.start, 'start')
  const steps = toCount(json.steps, 'steps')
  const points = toList(json.points, 'points').map((point, i) => toPoint(point, `points[${i}]`))
  const losses = toNumbers(json.losses, 'losses')
  const error = toNumber(json.maxRoundingError, 'maxRoundingError')
  if (points.length !== steps + 1 || losses.length !== steps + 1)
    throw new Malformed(`points or losses are not those of ${steps} steps`)

  const { surface, weight } = problemOf(json)
  // The file damps J'J of the residuals alone, the program that of the weighted ones.
  const ours = optimizerFromGolden(
    algorithm,
    hyper.mu === undefined ? hyper : { ...hyper, mu: weight * toNumber(hyper.mu, 'hyper.mu') },
  )
  if (!ours) return skipped(algorithm)
  const course = courseOf({ surface, start, steps, seed: 1, optimizer: ours, schedule: { id: 'constant', params: {} } })
  const tolerance = (value: number): number => ERRORS * Math.max(error, LEAST_ERROR) * Math.max(1, Math.abs(value))
  for (const [step, [x, y]] of points.entries()) {
    if (step >= course.losses.length) return failed(`step ${step}: the path has ended`)
    const problem =
      difference('x', course.points[2 * step]!, x, tolerance(x)) ??
      difference('y', course.points[2 * step + 1]!, y, tolerance(y)) ??
      difference('the loss', course.losses[step]!, losses[step]!, tolerance(losses[step]!))
    if (problem !== undefined) return failed(`step ${step}: ${problem}`)
  }
  return PASSED
}

function problemOf(json: Json): Problem {
  if (json.residuals === undefined) return { surface: likelihood(json), weight: 1 }
  const { surface, weight } = residualText(toText(json.residuals, 'residuals'))
  return {
    surface: { equations: surface, params: {} },
    weight: surfaceFunction({ equations: weight, params: {} }).value(0, 0),
  }
}

/** The fit of N(mu, exp(s)^2) or N(mu, sigma^2) to data, which their mean and variance determine. */
function likelihood(json: Json): MethodChoice {
  const data = toNumbers(json.data, 'data')
  const formula = toText(json.formula, 'formula')
  const form = formula.includes('exp(s)^2') ? 'log' : formula.includes('sigma^2') ? 'sigma' : undefined
  if (form === undefined || data.length === 0) throw new Malformed(`the likelihood is not one known here: ${formula}`)
  const m = mean(data)
  return { id: 'gaussian_fit', params: { form, m, v: mean(data.map((value) => (value - m) * (value - m))) } }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
