/**
 * Cliff: two gentle slopes with a steep edge of height h between them.
 *
 *   f(x, y) = h/(1 + exp(-k*x)) + 0.05*((x + 2)^2 + y^2)
 *
 * At the edge the gradient reaches h*k/4, beside it it is small: where an unclipped step is thrown far away.
 * After Pascanu, Mikolov & Bengio 2013, figure 6.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'
import { bisect } from '../core/bisect.ts'

/**
 * A minimum along y = 0. The slope of the sigmoid lies between 0 and h*k/4, so that the whole slope has changed sign
 * 2.5*|h*k| away from -2 at the latest.
 */
function lowest(k: number, h: number): number {
  const slope = (x: number) => {
    const s = 1 / (1 + Math.exp(-k * x))
    return h * k * s * (1 - s) + 0.1 * (x + 2)
  }
  const reach = 2.5 * h * k
  return bisect(slope, -2 - Math.max(reach, 0), -2 - Math.min(reach, 0)) ?? -2
}

export const sigmoidCliff = defineSurface({
  name: 'Cliff',
  family: 'plateau',
  summary: 'Two gentle slopes with a steep edge between them, where gradients explode.',
  equations: 'f(x, y) = h/(1 + exp(-k*x)) + 0.05*((x + 2)^2 + y^2)',
  params: {
    k: number(10, 'sharpness of the edge', 'k', { min: 1, max: 100, scale: 'log' }),
    h: number(2, 'height of the edge', 'h', { min: 0, max: 10 }),
  },
  reference: 'after Pascanu, Mikolov & Bengio, On the difficulty of training recurrent neural networks, 2013, figure 6',
  view: { x: [-4, 4], y: [-3, 3] },
  start: [1.5, 2],
  criticalPoints: ({ k = 0, h = 0 }) => [minimum(lowest(k, h), 0)],
})
