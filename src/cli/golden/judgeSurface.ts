import type { MethodChoice } from '../../config/index.ts'
import { eigenvaluesOf, stationaryKind, surfaceFunction } from '../../engine/index.ts'
import { surfaces } from '../../surfaces/index.ts'
import { Malformed, toList, toNumber, toNumbers, toPoint, toRecord, toText, type Json } from './format.ts'
import { difference, failed, PASSED, ULP, type Verdict } from './judge.ts'
import { surfaceChoice } from './specification.ts'
import { typedSurface } from './surfaceText.ts'

/** Times the evaluation error that the file states, over a floor for what rounds where nothing did there. */
const ERRORS = 10
const FLOOR = 64 * ULP
/** The Hessian's error is not stated: that of the gradient, once more amplified. */
const HESSIAN = 10

interface Tolerances {
  value: number
  gradient: number
}

/**
 * Compares value, gradient and Hessian at the samples and the critical points, first of the program's own surface (if
 * it has that function), then of the file's formula as typed equations.
 */
export function judgeSurface(json: Json): Verdict {
  const id = toText(json.id, 'id')
  const formula = toText(json.formula, 'formula')
  const params = toRecord(json.params, 'params')
  const tolerances = {
    value: FLOOR + ERRORS * toNumber(json.valueRelError, 'valueRelError'),
    gradient: FLOOR + ERRORS * toNumber(json.gradRelError, 'gradRelError'),
  }
  const chosen = surfaceChoice(id, params, new Map([[id, { text: formula, params }]]))
  const kinds: [string, MethodChoice][] =
    chosen.equations === undefined
      ? [
          ['', chosen],
          ['typed: ', typedSurface(formula, chosen.params as Record<string, number>)],
        ]
      : [['typed: ', chosen]]
  for (const [name, choice] of kinds) {
    const problem = judgeSamples(json, choice, tolerances) ?? judgeCriticalPoints(json, choice, tolerances)
    if (problem !== undefined) return failed(name + problem)
  }
  const problem = judgeGlobalMinimum(json)
  if (problem !== undefined) return failed(problem)
  const isAnother = chosen.equations !== undefined && Object.hasOwn(surfaces, id)
  return isAnother ? { ...PASSED, detail: 'another function than the program’s own of that name' } : PASSED
}

function judgeSamples(json: Json, choice: MethodChoice, tolerances: Tolerances): string | undefined {
  const surface = surfaceFunction(choice)
  const gradient = new Float64Array(2)
  const hessian = new Float64Array(3)
  for (const [i, entry] of toList(json.samples, 'samples').entries()) {
    const sample = toRecord(entry, `samples[${i}]`)
    const [x, y] = toPoint(sample.point, `samples[${i}].point`)
    const value = toNumber(sample.value, `samples[${i}].value`)
    const [gx, gy] = toPoint(sample.gradient, `samples[${i}].gradient`)
    const [[hxx, hxy], [hyx, hyy]] = toMatrix(sample.hessian, `samples[${i}].hessian`)
    const ours = surface.gradient(x, y, gradient)
    surface.hessian(x, y, hessian)
    const slope = tolerances.gradient * Math.max(Math.abs(gx), Math.abs(gy))
    const bend = HESSIAN * tolerances.gradient * Math.max(Math.abs(hxx), Math.abs(hxy), Math.abs(hyy))
    const problem =
      difference('value', ours, value, tolerances.value * Math.abs(value)) ??
      difference('df/dx', gradient[0]!, gx, slope) ??
      difference('df/dy', gradient[1]!, gy, slope) ??
      difference('d2f/dx2', hessian[0]!, hxx, bend) ??
      difference('d2f/dxdy', hessian[1]!, hxy, bend) ??
      difference('d2f/dydx', hessian[1]!, hyx, bend) ??
      difference('d2f/dy2', hessian[2]!, hyy, bend)
    if (problem !== undefined) return `sample ${i}: ${problem}`
  }
  return undefined
}

/** At a kink (no eigenvalues are stored there) a rounded coordinate moves f by as much as the root of an ulp, times 100. */
const valueTolerance = (smooth: boolean, value: number): number =>
  (smooth ? 1e-12 : 2e-6) * Math.max(1, Math.abs(value))

/** At a critical point the coordinates are rounded: value and gradient are as far off as that moves them. */
function judgeCriticalPoints(json: Json, choice: MethodChoice, tolerances: Tolerances): string | undefined {
  const surface = surfaceFunction(choice)
  const gradient = new Float64Array(2)
  const hessian = new Float64Array(3)
  for (const [i, entry] of toList(json.criticalPoints, 'criticalPoints').entries()) {
    const critical = toRecord(entry, `criticalPoints[${i}]`)
    const [x, y] = toPoint(critical.point, `criticalPoints[${i}].point`)
    const value = toNumber(critical.value, `criticalPoints[${i}].value`)
    const ours = surface.gradient(x, y, gradient)
    const smooth = critical.hessianEigenvalues !== undefined
    const problem = difference('value', ours, value, valueTolerance(smooth, value))
    if (problem !== undefined) return `critical point ${i}: ${problem}`
    if (!smooth) continue
    surface.hessian(x, y, hessian)
    const theirs = toPoint(critical.hessianEigenvalues, `criticalPoints[${i}].hessianEigenvalues`)
    const eigenvalues = eigenvaluesOf(hessian)
    const largest = Math.max(Math.abs(theirs[0]), Math.abs(theirs[1]))
    const reach = 1e-13 * largest * Math.max(1, Math.abs(x), Math.abs(y))
    const bend = 1e3 * tolerances.gradient * largest
    const different =
      difference('df/dx', gradient[0]!, 0, reach) ??
      difference('df/dy', gradient[1]!, 0, reach) ??
      difference('lower eigenvalue', eigenvalues[0], theirs[0], bend) ??
      difference('upper eigenvalue', eigenvalues[1], theirs[1], bend)
    if (different !== undefined) return `critical point ${i}: ${different}`
    const kind = stationaryKind(eigenvalues)
    if (kind !== critical.kind) return `critical point ${i}: a ${kind}, not a ${String(critical.kind)}`
  }
  return undefined
}

function judgeGlobalMinimum(json: Json): string | undefined {
  if (json.globalMinimum === null || json.globalMinimum === undefined) return undefined
  const minima = toList(json.criticalPoints, 'criticalPoints').map((entry) => toRecord(entry, 'critical point'))
  const lowest = Math.min(...minima.map(({ value }) => toNumber(value, 'value')))
  return difference('globalMinimum', lowest, toNumber(json.globalMinimum, 'globalMinimum'), 1e-6)
}

function toMatrix(value: unknown, what: string): readonly [readonly [number, number], readonly [number, number]] {
  const [first, second, ...rest] = toList(value, what).map((row) => toNumbers(row, what))
  if (first?.length !== 2 || second?.length !== 2 || rest.length > 0) throw new Malformed(`${what} is not 2 by 2`)
  return [
    [first[0]!, first[1]!],
    [second[0]!, second[1]!],
  ]
}
