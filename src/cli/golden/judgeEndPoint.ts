import { surfaceFunction } from '../../engine/index.ts'
import type { SurfaceFunction } from '../../language/index.ts'
import { optimizerFromGolden } from '../../optimizers/index.ts'
import { courseOf, type Course } from './course.ts'
import { Malformed, toCount, toList, toNumber, toPoint, toRecord, toText, type Json } from './format.ts'
import { difference, failed, PASSED, skipped, SPREADS, ULP, type Verdict } from './judge.ts'
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
const PATH_APART = 1e-3
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
  const courseFrom = (from: Point): Course =>
    courseOf({ surface, start: from, steps, seed: 1, optimizer, schedule: { id: 'constant', params: {} } })
  const course = courseFrom(start)
  const problem =
    judgeCourse(theirs, course, spreadOf(course, neighbours(start).map(courseFrom))) ??
    judgeLoss(surfaceFunction(surface), theirs)
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

/** The starts that are an ulp away. */
function neighbours([x, y]: Point): Point[] {
  const [dx, dy] = [ULP * Math.max(1, Math.abs(x)), ULP * Math.max(1, Math.abs(y))]
  return [
    [x + dx, y],
    [x - dx, y],
    [x, y + dy],
    [x, y - dy],
  ]
}

/**
 * How far an ulp in the start moves the path, up to each step: the data tell it of other cases, not of these. Searches
 * decide by comparisons, so that where f is flat or rugged an ulp may change where they stop.
 */
function spreadOf({ points }: Course, others: readonly Course[]): number[] {
  const spread: number[] = []
  for (let i = 0, largest = 0; i < points.length; i += 2) {
    for (const other of others)
      for (const place of [i, i + 1]) {
        const distance = Math.abs((other.points[place] ?? NaN) - points[place]!)
        if (distance > largest) largest = distance
      }
    spread.push(SPREADS * largest)
  }
  return spread
}

function judgeCourse(
  { iterates, final, iterations, success }: Minimization,
  course: Course,
  spread: readonly number[],
): string | undefined {
  const [x = NaN, y = NaN] = course.points.slice(-2)
  const apart = APART + spread.at(-1)!
  const end = difference('the end’s x', x, final[0], apart) ?? difference('the end’s y', y, final[1], apart)
  if (end !== undefined) return end
  for (const [step, point] of iterates.entries())
    for (const [i, name] of (['x', 'y'] as const).entries()) {
      const tolerance = PATH_APART * Math.max(1, Math.abs(point[i]!)) + (spread[step] ?? 0)
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

/** The stored loss must be that of the stored point, as well as a rounded point and rounded terms tell. */
function judgeLoss(surface: SurfaceFunction, { final: [x, y], finalLoss }: Minimization): string | undefined {
  const gradient = new Float64Array(2)
  const hessian = new Float64Array(3)
  const ours = surface.gradient(x, y, gradient)
  surface.hessian(x, y, hessian)
  const [gx, gy] = [gradient[0]!, gradient[1]!]
  const [hxx, hxy, hyy] = [hessian[0]!, hessian[1]!, hessian[2]!]
  const size = Math.max(1, Math.abs(x), Math.abs(y))
  const moved = 4 * ULP * size
  const slope = Math.abs(gx) + Math.abs(gy)
  const bend = Math.abs(hxx) + 2 * Math.abs(hxy) + Math.abs(hyy)
  const parabola = (dx: number, dy: number): number =>
    ours + gx * dx + gy * dy + (hxx * dx * dx + 2 * hxy * dx * dy + hyy * dy * dy) / 2
  const tolerance =
    slope * moved +
    bend * moved * moved +
    64 * ULP * Math.abs(finalLoss) +
    ERRORS * cancellation(surface, [x, y], NEAR * size, parabola)
  return difference('the final loss', ours, finalLoss, tolerance)
}

/** So near to the final point f is its parabola; and so many of the errors that it has there are allowed. */
const NEAR = 1e-9
const ERRORS = 4

/** How far f is off its parabola on a small ring round the point: what rounding leaves of it where large terms cancel. */
function cancellation(
  surface: SurfaceFunction,
  [x, y]: Point,
  radius: number,
  parabola: (dx: number, dy: number) => number,
): number {
  let largest = 0
  for (let angle = 0.1; angle < 2 * Math.PI; angle += 0.4) {
    const [atX, atY] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    largest = Math.max(largest, Math.abs(surface.value(atX, atY) - parabola(atX - x, atY - y)))
  }
  return largest
}
