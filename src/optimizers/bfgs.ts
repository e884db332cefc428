/**
 * BFGS: learns the inverse Hessian H from how the gradient changes, and steps to where the learned parabola is lowest.
 *
 *   p = -H*g;  alpha by a line search that meets the strong Wolfe conditions
 *   s = alpha*p,  x <- x + s,  y = grad f(x) - g
 *   H <- (I - rho*s*y')*H*(I - rho*y*s') + rho*s*s',  rho = 1/(y's),  H = I at the start
 *
 * Broyden, Fletcher, Goldfarb, Shanno 1970; Nocedal & Wright, Numerical Optimization, algorithm 6.1 and equation 6.17.
 * The steps are those of SciPy: its line search, its first trial step, its rest at small gradients.
 */
import { renamed, to } from '../core/aliases.ts'
import { defineOptimizer, type Procedure } from '../core/method.ts'
import { learningRate } from '../core/parameters.ts'
import { numberIn, procedureKernel } from '../core/procedure.ts'
import { createRay } from '../core/ray.ts'
import { dot, maximumNorm } from '../core/vectors.ts'
import { createWolfeSearch, gradientTolerance, wolfeParameters } from '../core/wolfeSearch.ts'

/** SciPy's rho where y's is zero. */
const LARGE_RHO = 1000

const create: Procedure['create'] = ({ values, x0 }) => {
  const n = x0.length
  const gtol = numberIn(values, 'gtol')
  const search = createWolfeSearch(values)
  const ray = createRay(n)
  const H = new Float64Array(n * n)
  const g = new Float64Array(n)
  const p = new Float64Array(n)
  const y = new Float64Array(n)
  const Hy = new Float64Array(n)
  const f = new Float64Array(1)
  const previous = new Float64Array(1)
  const alpha = new Float64Array(1)
  const stopped = new Float64Array(1)

  return procedureKernel({ H, g, p, y, alpha, f, previous, stopped }, (x, oracle, lr, t) => {
    if (t === 1) {
      f[0] = oracle.value(x)
      oracle.gradient(x, g)
      // As if the step before had been one of length 1 along the gradient: the first step then has about that length.
      previous[0] = f[0] + Math.sqrt(dot(g, g)) / 2
      for (let i = 0; i < n; i++) H[i * n + i] = 1
    }
    if (stopped[0] === 1 || maximumNorm(g) <= gtol) return
    for (let i = 0; i < n; i++) {
      p[i] = 0
      for (let j = 0; j < n; j++) p[i]! -= H[i * n + j]! * g[j]!
    }
    ray.aim(oracle, x, p)
    const step = search.search(ray, f[0]!, dot(g, p), lr, previous[0]!)
    if (Number.isNaN(step)) {
      stopped[0] = 1
      return
    }
    alpha[0] = step
    previous[0] = f[0]!
    f[0] = search.value
    const next = ray.gradientAt(step)
    for (let i = 0; i < n; i++) {
      y[i] = next[i]! - g[i]!
      g[i] = next[i]!
    }
    ray.place(step, x)
    if (maximumNorm(g) > gtol) learn(step)
  })

  /** The rank-two update of H, multiplied out: H + ((y's + y'Hy)*rho^2)*s*s' - rho*(Hy*s' + s*(Hy)'). */
  function learn(step: number): void {
    const ys = step * dot(y, p)
    const rho = ys === 0 ? LARGE_RHO : 1 / ys
    for (let i = 0; i < n; i++) {
      Hy[i] = 0
      for (let j = 0; j < n; j++) Hy[i]! += H[i * n + j]! * y[j]!
    }
    const weight = rho * (1 + rho * dot(y, Hy))
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const si = step * p[i]!
        const sj = step * p[j]!
        H[i * n + j]! += weight * si * sj - rho * (Hy[i]! * sj + si * Hy[j]!)
      }
  }
}

export const bfgs = defineOptimizer({
  name: 'BFGS',
  family: 'curvature',
  summary: 'Learns the inverse Hessian from how the gradient changes, and searches along the Newton step that follows.',
  equations: '',
  procedure: {
    create,
    lines: () => [
      { formula: 'p = -H*g' },
      { says: 'α: a step along p that meets the strong Wolfe conditions' },
      { formula: 's = alpha*p' },
      { formula: 'x = x + s' },
      { formula: 'y = grad(x) - g', says: 'with g as it was before the step' },
      { formula: 'rho = 1/dot(y, s)' },
      { formula: 'H = (I - rho*outer(s, y))*H*(I - rho*outer(y, s)) + rho*outer(s, s)' },
    ],
  },
  params: {
    lr: learningRate(1),
    gtol: gradientTolerance(1e-5),
    ...wolfeParameters({}),
  },
  reference: 'Nocedal & Wright, Numerical Optimization, 2006, algorithm 6.1',
  notes: [
    'The rate multiplies the first step length that the line search tries; 1 is SciPy’s.',
    'The line search is SciPy’s: Moré and Thuente’s, and where that fails Nocedal and Wright’s.',
    'H starts as the identity and is not scaled after the first step.',
    'Where both line searches fail, the method rests for good (stopped = 1).',
  ],
  aliases: { BFGS: (theirs) => renamed(theirs, { gtol: to('gtol', 1e-5) }) },
})
