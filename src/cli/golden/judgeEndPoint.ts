import { surfaceFunction } from '../../engine/index.ts'
import { optimizerFromGolden } from '../../optimizers/index.ts'
import { courseOf, type Course } from './course.ts'
import { Malformed, toCount, toList, toNumber, toPoint, toRecord, toText, type Json } from './format.ts'
import { difference, failed, PASSED, skipped, ULP, type Verdict } from './judge.ts'
import { surfaceChoice, type Formulas } from './specification.ts'

type Point = readonly [number, number]

/** What SciPy's `minimize` did. */
interface Minimization {
  start: Point
  /** The first of the points that it went through, all of them unless they are many. */
  iterates: readonly Point[]
  final: Point
  finalLoss: number
  iterations: number
  /** Whether it came to rest by itself. */
  success: boolean
}

/** How far apart end points may be. */
const APART = 1e-4
/** Paths depend on the line search: they are compared loosely, and so is their length. */
const PATH_APART = 1e-2
const LENGTH_APART = 10
/** SciPy's own limit of iterations in the plane. */
const ITERATIONS = 400

/** Compares where a method of SciPy came to rest, or was stopped, with where ours is. */
export function judgeEndPoint(json: Json, formulas: Formulas): Verdict {
  const method = toText(json.method, 'method')
  const theirs = readMinimization(json)
  const optimizer = optimizerFromGolden(method, {})
  if (!optimizer) return skipped(`SciPy’s ${method}`)
  const { start, iterations, success } = theirs
  const surface = surfaceChoice(toText(json.surface, 'surface'), toRecord(json.params, 'params'), formulas)
  const steps = success ? Math.max(ITERATIONS, iterations) : iterations - (countsFromOne(method) ? 1 : 0)
  const course = courseOf({ surface, start, steps, seed: 1, optimizer, schedule: { id: 'constant', params: {} } })
  const problem = judgeCourse(theirs, course) ?? judgeLoss(surfaceFunction(surface), theirs)
  return problem === undefined ? PASSED : failed(problem)
}

/** SciPy's simplex counts its iterations from 1. */
const countsFromOne = (method: string): boolean => method === 'Nelder-Mead'

function readMinimization(json: Json): Minimization {
  const { success } = json
  if (typeof success !== 'boolean') throw new Malformed('success is neither true nor false')
  const iterates = toList(json.iterates, 'iterates').map((point, i) => toPoint(point, `iterates[${i}]`))
  const iterations = toCount(json.nit, 'nit')
  const start = toPoint(json.start, 'start')
  const final = toPoint(json.final, 'final')
  if (!isSame(iterates[0], start)) throw new Malformed('the first iterate is not the start')
  if (iterates.length > iterations + 1) throw new Malformed(`iterates are more than those of ${iterations} iterations`)
  if (iterates.length === iterations + 1 && !isSame(iterates.at(-1), final))
    throw new Malformed('the last iterate is not the final point')
  return { start, iterates, final, finalLoss: toNumber(json.finalLoss, 'finalLoss'), iterations, success }
}

const isSame = (a: Point | undefined, b: Point): boolean => a !== undefined && a[0] === b[0] && a[1] === b[1]

function judgeCourse({ iterates, final, iterations, success }: Minimization, course: Course): string | undefined {
  const [x = NaN, y = NaN] = course.points.slice(-2)
  const end = difference('the end’s x', x, final[0], APART) ?? difference('the end’s y', y, final[1], APART)
  if (end !== undefined) return end
  for (const [step, point] of iterates.entries())
    for (const [i, name] of (['x', 'y'] as const).entries()) {
      const tolerance = PATH_APART * Math.max(1, Math.abs(point[i]!))
      const problem = difference(name, course.points[2 * step + i]!, point[i]!, tolerance)
      if (problem !== undefined) return `step ${step}: ${problem}`
    }
  return success ? difference('the number of iterations', lastMove(course), iterations, LENGTH_APART) : undefined
}

/** The last step that changed the point. */
function lastMove({ points }: Course): number {
  for (let k = points.length / 2 - 1; k > 0; k--)
    if (points[2 * k] !== points[2 * k - 2] || points[2 * k + 1] !== points[2 * k - 1]) return k
  return 0
}

/** The stored loss must be that of the stored point, as well as a rounded point tells. */
function judgeLoss(
  surface: ReturnType<typeof surfaceFunction>,
  { final: [x, y], finalLoss }: Minimization,
): string | undefined {
  const gradient = new Float64Array(2)
  const hessian = new Float64Array(3)
  const ours = surface.gradient(x, y, gradient)
  surface.hessian(x, y, hessian)
  const moved = 4 * ULP * Math.max(1, Math.abs(x), Math.abs(y))
  const slope = Math.abs(gradient[0]!) + Math.abs(gradient[1]!)
  const bend = Math.abs(hessian[0]!) + 2 * Math.abs(hessian[1]!) + Math.abs(hessian[2]!)
  const tolerance = slope * moved + bend * moved * moved + 64 * ULP * Math.abs(finalLoss)
  return difference('the final loss', ours, finalLoss, tolerance)
}
