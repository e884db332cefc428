/**
 * Saddle-free Newton: Newton's step with the sizes of the Hessian's eigenvalues, so that negative curvature is left, not sought.
 *
 *   x <- x - lr*|H|^-1*g,  |H| has the eigenvectors of H and the eigenvalues max(|lambda|, least)
 *
 * Where H is positive definite it is Newton's method. Dauphin et al. 2014, NeurIPS 27, algorithm 1.
 */
import { renamed, to } from '../core/aliases.ts'
import { defineOptimizer } from '../core/method.ts'
import { learningRate, nonNegative } from '../core/parameters.ts'

export const saddleFreeNewton = defineOptimizer({
  name: 'Saddle-free Newton',
  family: 'curvature',
  summary: 'Newton’s step with the sizes of the curvatures: saddles and maxima repel it.',
  equations: 'x = x - lr*solve(eigabs(hess(x), least), g)',
  params: {
    lr: { ...learningRate(1), doc: 'share of the step that is taken, the base that the schedule scales' },
    least: nonNegative(0.001, 'no curvature counts as smaller than this', '\\lambda_{\\min}', 100),
  },
  reference:
    'Dauphin et al., Identifying and attacking the saddle point problem in high-dimensional non-convex optimization, 2014',
  notes: [
    'The paper works in a small Krylov subspace of the many dimensions; here it is the whole plane.',
    'This bound limits the step where a curvature vanishes; the paper damps instead.',
  ],
  aliases: { newton_abs: (theirs) => renamed(theirs, { lr: to('lr'), floor: to('least') }) },
})
