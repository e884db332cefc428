import type { QuadraticModel } from '../../engine/localTheory.ts'
import { formatStep } from '../format.ts'
import { toX, toY } from '../surface/geometry.ts'
import type { Watched } from '../surface/overlays/place.ts'
import { sideOf, type RateAgainstLimit } from '../surface/overlays/rateAgainstLimit.ts'
import { readable } from '../surface/overlays/wording.ts'
import { heightOf } from './geometry.ts'
import type { CurvePlace } from './picture.ts'

const SAMPLES = 121
const FAR = 2000

/** The parabola f(a) + f'(a)(x - a) + f''(a)(x - a)^2/2 across the view, in pixels. */
export function parabola({ projection: p, heights }: CurvePlace, model: QuadraticModel): (readonly [number, number])[] {
  const { point, value, gradient, hessian } = model
  const [from, to] = p.view.x
  const { top, height } = p.frame
  return Array.from({ length: SAMPLES }, (_, i) => {
    const x = from + ((to - from) * i) / (SAMPLES - 1)
    const d = x - point[0]
    const Y = toY(p, heightOf(heights, value + gradient[0] * d + (hessian[0] * d * d) / 2))
    return [toX(p, x), Math.max(top - FAR, Math.min(top + height + FAR, Y))] as const
  })
}

/** How f is curved, in words. */
export const curvatureWords = (curvature: number): string =>
  curvature > 0 ? 'f curves up' : curvature < 0 ? 'f curves down' : 'f is straight here'

/** What local theory says of one parameter, as plain lines: for a figure. */
export function curvatureLines(
  { label, step }: Pick<Watched, 'label' | 'step'>,
  model: QuadraticModel | undefined,
  limit: RateAgainstLimit | undefined,
): string[] {
  const title = `Local theory at ${label}, step ${formatStep(step)}`
  if (!model) return [title, 'f or a derivative is undefined here.']
  const [curvature] = model.hessian
  const lines = [title, `f″ ${readable(curvature)}: ${curvatureWords(curvature)}`]
  if (!limit) return lines
  return [...lines, `rate ${readable(limit.rate)}, ${sideOf(limit)} the limit ${readable(limit.limit)}`]
}
