/**
 * The line search of SciPy's BFGS, conjugate gradients and Newton-CG: Moré & Thuente's, and where that fails Nocedal & Wright's.
 * The step meets the strong Wolfe conditions, and whatever else the method demands.
 */
import { createMoreThuente } from './moreThuente.ts'
import type { NumberParameter, ParameterValues } from './parameter.ts'
import { number, whole } from './parameters.ts'
import { numberIn } from './procedure.ts'
import type { Ray } from './ray.ts'
import { createZoomSearch, type Accepts } from './zoomSearch.ts'

export interface WolfeSearch {
  /**
   * The step along the ray, or NaN if none was found. `scale` is what the first trial is multiplied by; `previous` is the
   * value of f one step before, NaN if unknown.
   */
  search(ray: Ray, phi0: number, slope0: number, scale: number, previous: number, accepts?: Accepts): number
  /** phi at the step. */
  value: number
}

/** The parameters of the search, with the defaults of a method. */
export const wolfeParameters = ({ c2 = 0.9, minStep = 1e-100, maxStep = 1e100 }) =>
  ({
    c1: armijo(),
    c2: curvature(c2),
    maxSearch: whole(100, 'evaluations of the first line search, at most', 'N_s', { max: 1000 }),
    maxZoom: whole(10, 'doublings, then halvings, of the second line search, at most', 'N_z', { max: 100 }),
    minStep: stepBound(minStep, 'the shortest step length of the first line search', '\\alpha_{\\min}'),
    maxStep: stepBound(maxStep, 'the longest step length of the first line search', '\\alpha_{\\max}'),
    xtol: number(1e-14, 'relative width at which the first line search gives up', '\\delta', {
      min: 1e-16,
      max: 0.1,
      scale: 'log',
      valid: { min: 0 },
    }),
  }) satisfies Record<string, NumberParameter>

/** The constant of the sufficient decrease condition, in (0, 1). */
export const armijo = (byDefault = 1e-4): NumberParameter =>
  number(byDefault, 'sufficient decrease: the share of the promised descent that a step must bring', 'c_1', {
    min: 1e-6,
    max: 0.5,
    scale: 'log',
    valid: { min: 0, max: 1, open: 'both' },
  })

/** The constant of the curvature condition, in (0, 1). */
export const curvature = (byDefault: number): NumberParameter =>
  number(byDefault, 'curvature condition: the slope must fall to this share', 'c_2', {
    min: 0.01,
    max: 0.99,
    valid: { min: 0, max: 1, open: 'both' },
  })

/** An end of the range of step lengths. */
export const stepBound = (byDefault: number, doc: string, symbol: string): NumberParameter =>
  number(byDefault, doc, symbol, { min: 1e-100, max: 1e100, scale: 'log', valid: { min: 0, open: 'min' } })

/** The size of the gradient's largest coordinate at which a method rests. */
export const gradientTolerance = (byDefault: number): NumberParameter =>
  number(byDefault, 'rests once no coordinate of the gradient is larger', '\\tau', {
    min: 0,
    max: 1,
    scale: 'log',
    valid: { min: 0 },
  })

const always: Accepts = () => true

export function createWolfeSearch(values: ParameterValues): WolfeSearch {
  const c1 = numberIn(values, 'c1')
  const c2 = numberIn(values, 'c2')
  const first = createMoreThuente({
    c1,
    c2,
    xtol: numberIn(values, 'xtol'),
    minStep: numberIn(values, 'minStep'),
    maxStep: numberIn(values, 'maxStep'),
    maxSearch: numberIn(values, 'maxSearch'),
  })
  const second = createZoomSearch({ c1, c2, maxZoom: numberIn(values, 'maxZoom') })
  const found: WolfeSearch = {
    value: NaN,
    search(ray, phi0, slope0, scale, previous, accepts = always) {
      const trial = scale * firstTrial(phi0, slope0, previous)
      if (first.search(ray, phi0, slope0, trial) === 'met' && accepts(first.alpha)) {
        found.value = first.value
        return first.alpha
      }
      const alpha = second.search(ray, phi0, slope0, trial, accepts)
      found.value = second.value
      return alpha
    },
  }
  return found
}

/** The step that would bring the decrease of the step before again, and no more than 1. */
function firstTrial(phi0: number, slope0: number, previous: number): number {
  if (Number.isNaN(previous) || slope0 === 0) return 1
  const trial = Math.min(1, (1.01 * 2 * (phi0 - previous)) / slope0)
  return trial < 0 ? 1 : trial
}
