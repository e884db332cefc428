import { surfaceOf, type SurfaceChoice } from '../config/index.ts'
import type { View } from '../core/method.ts'
import { surfaceFunction } from './compile.ts'
import { isSum } from './estimated.ts'
import { foundMinimum } from './minimum.ts'
import { penalized } from './penalized.ts'
import type { ContourPicture, Curve, CurveTerm, PackedLines } from './types.ts'

/** Beyond either end of the view, as a share of it: a pan shows no gap while the next picture is on its way. */
const MARGIN = 0.25
/** So many terms are drawn one by one; more would be a carpet. */
const FEW_TERMS = 8

/** Samples over a view, those on its edges included. */
interface CurveRequest {
  surface: SurfaceChoice
  view: View
  columns: number
  /** The lambda of f + lambda/2*x^2, drawn in place of f. */
  penalty?: number
}

/**
 * f of one parameter over a view, in place of contours. f does not depend on y: it is read at y = 0. Between two `next()`, a sample
 * each, the work can be given up.
 */
export function* curvePieces({
  surface: choice,
  view,
  columns,
  penalty = 0,
}: CurveRequest): Generator<undefined, ContourPicture> {
  const sum = surfaceFunction(choice)
  const [from, to] = view.x
  const margin = MARGIN * (to - from)
  const count = Math.max(2, Math.round(columns * (1 + 2 * MARGIN)))
  const x = Float64Array.from({ length: count }, (_, i) => from - margin + ((to - from + 2 * margin) * i) / (count - 1))
  const f = penalized(sum, penalty)
  const gradient = new Float64Array(2)
  const slopes = new Float64Array(count)
  const values = new Float64Array(count)
  for (const [i, at] of x.entries()) {
    values[i] = f.gradient(at, 0, gradient)
    slopes[i] = gradient[0]!
    yield
  }
  const few = isSum(sum) && sum.size > 1 && sum.size <= FEW_TERMS ? sum.size : 0
  const terms = Array.from({ length: few }, (_, i) =>
    x.map((at) => (isSum(sum) ? sum.termGradient(i, at, 0, gradient) : NaN) + (penalty / 2) * at * at),
  )
  const { interval } = surfaceOf(choice)
  const curve: Curve = {
    x,
    values,
    slopes,
    terms: alike(terms),
    count: isSum(sum) ? sum.size : 1,
    ...(interval && { interval }),
  }
  const seen = values.filter((value, i) => x[i]! >= from && x[i]! <= to && Number.isFinite(value))
  const inView = x.reduce((sum, at) => sum + Number(at >= from && at <= to), 0)
  const none: PackedLines = { coordinates: new Float64Array(0), offsets: new Uint32Array(1) }
  return {
    view,
    columns: count,
    rows: 1,
    levels: new Float64Array(0),
    major: new Uint8Array(0),
    scale: 'linear',
    isolines: [],
    regions: [],
    undefinedRegion: none,
    undefinedShare: 1 - seen.length / inView,
    minimum: seen.reduce((low, value) => Math.min(low, value), seen[0] ?? NaN),
    maximum: seen.reduce((high, value) => Math.max(high, value), seen[0] ?? NaN),
    found: foundMinimum(choice),
    curve,
  }
}

/** Terms with one and the same curve are one, with the numbers of all of them. */
function alike(curves: readonly Float64Array[]): CurveTerm[] {
  const terms: { places: number[]; values: Float64Array }[] = []
  for (const [place, values] of curves.entries()) {
    const same = terms.find((term) => term.values.every((value, i) => Object.is(value, values[i])))
    if (same) same.places.push(place)
    else terms.push({ places: [place], values })
  }
  return terms
}
