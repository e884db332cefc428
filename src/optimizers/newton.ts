/**
 * Newton's method: a step to the stationary point of the local parabola, whatever that is.
 *
 *   x <- x - lr*(H + damping*I)^-1*g,  H the Hessian at x
 *
 * Near a minimum the number of right digits doubles per step, at any condition number; saddles and maxima attract it as well.
 * lr < 1 is the damped method of one kind, damping > 0 of the other (Levenberg): steps turn towards -g and grow shorter.
 * Nocedal & Wright, Numerical Optimization, equation 2.15.
 */
import { renamed, to } from '../core/aliases.ts'
import { defineOptimizer } from '../core/method.ts'
import { learningRate, nonNegative } from '../core/parameters.ts'

export const newton = defineOptimizer({
  name: 'Newton',
  family: 'curvature',
  summary: 'Steps to the stationary point of the local parabola: a minimum, a saddle or a maximum.',
  equations: ({ damping }) => `x = x - lr*solve(hess(x)${damping === 0 ? '' : ' + damping*I'}, g)`,
  params: {
    lr: { ...learningRate(1), doc: 'share of Newton’s step that is taken, the base that the schedule scales' },
    damping: nonNegative(0, 'added to every eigenvalue of the Hessian', '\\lambda', 1000),
  },
  reference: 'Nocedal & Wright, Numerical Optimization, 2006, equation 2.15',
  notes: [
    'Nothing keeps it from saddles and maxima.',
    'Where the Hessian is singular there is no step, and the path ends there.',
    'Clipping acts on the gradient, not on the Hessian.',
  ],
  aliases: { newton: (theirs) => renamed(theirs, { lr: to('lr'), damping: to('damping', 0) }) },
})
