/**
 * Natural gradient: the steepest descent by how much a step changes the distribution, not its parameters.
 *
 *   x <- x - lr*F^-1*g,  F the Fisher information at x
 *
 * For small rates its path is the same whichever parameters describe the distribution.
 * Amari 1998, Neural Computation 10(2), 251-276, theorem 1.
 */
import { renamed, to } from '../core/aliases.ts'
import { defineOptimizer } from '../core/method.ts'
import { learningRate } from '../core/parameters.ts'

export const naturalGradient = defineOptimizer({
  name: 'Natural gradient',
  family: 'curvature',
  summary: 'Steepest descent measured by how much a step changes the distribution, not its parameters.',
  equations: 'x = x - lr*solve(fisher(x), g)',
  params: { lr: learningRate(0.1) },
  needs: 'fisher',
  reference: 'Amari, Natural gradient works efficiently in learning, 1998',
  notes: ['Only for surfaces that state their Fisher information, by lines F11, F12 and F22.'],
  aliases: { natural_gradient: (theirs) => renamed(theirs, { lr: to('lr') }) },
})
