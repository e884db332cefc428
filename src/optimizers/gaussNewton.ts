/**
 * Gauss-Newton: Newton's method for sums of squares that leaves the second derivatives of the residuals out.
 *
 *   f = r'r,  x <- x - lr*(J'J)^-1*J'r,  J the derivatives of the residuals r;  J'r = g/2
 *
 * As fast as Newton's method where the residuals vanish at the minimum, and it never turns uphill.
 * Gauss 1809, Theoria motus; Nocedal & Wright, Numerical Optimization, equation 10.23.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { defineOptimizer } from '../core/method.ts'
import { learningRate } from '../core/parameters.ts'

export const gaussNewton = defineOptimizer({
  name: 'Gauss–Newton',
  family: 'curvature',
  summary: 'Newton’s method for sums of squares, with the curvature that the residuals’ slopes alone give.',
  equations: 'x = x - lr*solve(gram(x), g/2)',
  params: { lr: { ...learningRate(1), doc: 'share of the step that is taken, the base that the schedule scales' } },
  needs: 'squares',
  reference: 'Nocedal & Wright, Numerical Optimization, 2006, section 10.3',
  notes: [
    'Only for surfaces that are written as a sum of squares; a weight c of a square counts as a residual times √c.',
    'Where the slopes of the residuals depend on each other there is no step, and the path ends there.',
  ],
  aliases: { gauss_newton: (theirs) => renamed(theirs, { lr: to('lr'), mu: only(0) }) },
})
