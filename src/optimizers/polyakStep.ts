/**
 * Polyak's step size: gradient descent whose rate is what a line search on the tangent would take to reach the lowest value.
 *
 *   x <- x - lr*(f(x) - fstar)/|g|^2*g
 *
 * It needs the minimum's value fstar. On convex functions no step leads away from the minimum for 0 < lr < 2; on c*|x|^2
 * lr = 2 lands in it. Where g = 0 the point stays. If fstar is above f(x) the step goes up.
 * Polyak 1987, Introduction to Optimization, section 5.3.2; Polyak 1969, USSR Computational Mathematics 9(3), 14-29.
 */
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { learningRate, number } from '../core/parameters.ts'

export const polyakStep = defineOptimizer({
  name: 'Polyak step size',
  family: 'descent',
  summary: 'Gradient descent that knows the lowest value and steps to where the tangent reaches it.',
  equations: lines('gap = loss(x) - fstar', 'rate = where(dot(g, g) > 0, lr*gap/dot(g, g), 0)', 'x = x - rate*g'),
  params: {
    lr: {
      ...learningRate(1),
      doc: 'factor of the step: 1 is Polyak’s, below 2 every step on a convex function is an approach',
    },
    fstar: number(0, 'the lowest value of the surface, which must be known', 'f^*', { min: -100, max: 100 }),
  },
  reference: 'Polyak, Introduction to Optimization, 1987, section 5.3.2',
  notes: [
    'The rate is a factor of Polyak’s own step: 1 is his.',
    'The lowest value is 0 unless it is given. Where that is not the surface’s, steps are too long, or lead uphill once f is below it.',
    'At a point without gradient the step is zero. At a saddle or a higher minimum the gap stays and the steps grow as the gradient vanishes: the path is thrown out.',
  ],
})
