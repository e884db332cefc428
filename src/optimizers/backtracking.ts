/**
 * Gradient descent with Armijo's backtracking: the step is shortened until it brings enough of what its slope promises.
 *
 *   alpha = lr, then alpha <- rho*alpha until f(x - alpha*g) <= f(x) - c1*alpha*|g|^2
 *   x <- x - alpha*g
 *
 * Armijo 1966, Pacific Journal of Mathematics 16, 1-3; Nocedal & Wright, Numerical Optimization, algorithm 3.1.
 */
import { defineOptimizer, type Procedure } from '../core/method.ts'
import { learningRate, number, whole } from '../core/parameters.ts'
import { numberIn, procedureKernel } from '../core/procedure.ts'
import { createRay } from '../core/ray.ts'
import { dot } from '../core/vectors.ts'
import { armijo } from '../core/wolfeSearch.ts'

const create: Procedure['create'] = ({ values, x0 }) => {
  const n = x0.length
  const c1 = numberIn(values, 'c1')
  const rho = numberIn(values, 'rho')
  const maxHalvings = numberIn(values, 'maxBacktracks')
  const ray = createRay(n)
  const p = new Float64Array(n)
  const alpha = new Float64Array(1)
  const shortened = new Float64Array(1)

  return procedureKernel({ p, alpha, shortened }, (x, oracle, lr) => {
    oracle.gradient(x, p)
    for (let i = 0; i < n; i++) p[i] = -p[i]!
    const f = oracle.value(x)
    const slope = -dot(p, p)
    ray.aim(oracle, x, p)
    alpha[0] = lr
    // Written so that a value that is not a number is no decrease.
    for (shortened[0] = 0; !(ray.value(alpha[0]) <= f + c1 * alpha[0] * slope); shortened[0]++) {
      if (shortened[0] === maxHalvings) {
        alpha[0] = 0
        return
      }
      alpha[0] *= rho
    }
    ray.place(alpha[0], x)
  })
}

export const backtracking = defineOptimizer({
  name: 'Backtracking',
  family: 'search',
  summary: 'Gradient descent whose step is shortened until it brings enough of what its slope promises.',
  equations: '',
  procedure: {
    create,
    lines: () => [
      { formula: 'alpha = lr' },
      { formula: 'alpha = rho*alpha', says: 'again and again' },
      { formula: 'loss(x - alpha*g) <= loss(x) - c1*alpha*norm(g)^2', says: 'until' },
      { formula: 'x = x - alpha*g' },
    ],
  },
  params: {
    lr: learningRate(1),
    rho: number(0.5, 'what a step that is too long is multiplied by', '\\rho', {
      min: 0.1,
      max: 0.9,
      valid: { min: 0, max: 1, open: 'both' },
    }),
    c1: armijo(),
    maxBacktracks: whole(60, 'times that a step is shortened, at most', 'N_b', { max: 100 }),
  },
  reference: 'Nocedal & Wright, Numerical Optimization, 2006, algorithm 3.1',
  notes: [
    'The rate is the step length that is tried first, in every step.',
    'Where no step is short enough, none is taken: alpha is 0.',
  ],
})
