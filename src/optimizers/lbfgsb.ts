/**
 * L-BFGS-B without its bounds: limited-memory BFGS with the line search of Moré and Thuente, as SciPy and R run it.
 *
 *   p = -H*g, H from the last m pairs s, y, beginning with (y's/y'y)*I
 *   alpha by the line search, tried from lr on; from lr/|g| in the first step
 *   x <- x + alpha*p;  forgets all pairs where the search fails, and begins anew along -g
 *
 * Byrd, Lu, Nocedal & Zhu 1995, SIAM J. Scientific Computing 16, 1190-1208; version 3.0, Morales & Nocedal 2011.
 */
import { renamed, to } from '../core/aliases.ts'
import { createLimitedMemory } from '../core/limitedMemory.ts'
import { defineOptimizer, type Procedure } from '../core/method.ts'
import { createMoreThuente } from '../core/moreThuente.ts'
import { learningRate, nonNegative, number, whole } from '../core/parameters.ts'
import { numberIn, procedureKernel } from '../core/procedure.ts'
import { createRay } from '../core/ray.ts'
import { dot, maximumNorm } from '../core/vectors.ts'
import { armijo, curvature, gradientTolerance, stepBound } from '../core/wolfeSearch.ts'
import type { PointOracle } from '../language/index.ts'

const create: Procedure['create'] = ({ values, x0 }) => {
  const n = x0.length
  const gtol = numberIn(values, 'gtol')
  const ftol = numberIn(values, 'ftol')
  const memory = createLimitedMemory(n, numberIn(values, 'historySize'))
  const search = createMoreThuente({
    c1: numberIn(values, 'c1'),
    c2: numberIn(values, 'c2'),
    xtol: numberIn(values, 'xtol'),
    minStep: 0,
    maxStep: numberIn(values, 'maxStep'),
    maxSearch: numberIn(values, 'maxSearch'),
  })
  const ray = createRay(n)
  const g = new Float64Array(n)
  const p = new Float64Array(n)
  const y = new Float64Array(n)
  const f = new Float64Array(1)
  const alpha = new Float64Array(1)
  const scale = new Float64Array(1)
  const pairs = new Float64Array(1)
  const stopped = new Float64Array(1)

  return procedureKernel({ p, g, alpha, scale, pairs, f, stopped }, (x, oracle, lr, t) => {
    if (t === 1) {
      f[0] = oracle.value(x)
      oracle.gradient(x, g)
    }
    if (stopped[0] === 1 || maximumNorm(g) <= gtol) return
    const before = f[0]!
    if (!advance(x, oracle, t === 1 ? lr / Math.sqrt(dot(g, g)) : lr)) {
      // Along -g nothing better was found: there is no second try.
      const anew = memory.count > 0
      memory.clear()
      if (!anew || !advance(x, oracle, lr)) {
        stopped[0] = 1
        return
      }
    }
    if (before - f[0]! <= ftol * Math.max(Math.abs(before), Math.abs(f[0]!), 1)) stopped[0] = 1
  })

  /** One search along -H*g from `first` on; false where it finds no step. */
  function advance(x: Float64Array, oracle: PointOracle, first: number): boolean {
    memory.direction(g, p)
    scale[0] = memory.scale
    pairs[0] = memory.count
    const slope = dot(g, p)
    ray.aim(oracle, x, p)
    const outcome = search.search(ray, f[0]!, slope, first)
    if (outcome === 'refused' || outcome === 'exhausted') return false
    alpha[0] = search.alpha
    f[0] = search.value
    for (let i = 0; i < n; i++) {
      y[i] = ray.gradient[i]! - g[i]!
      g[i] = ray.gradient[i]!
    }
    ray.place(alpha[0], x)
    const ys = (search.slope - slope) * alpha[0]
    if (ys > Number.EPSILON * -slope * alpha[0]) memory.add(p, alpha[0], y, ys)
    return true
  }
}

export const lbfgsb = defineOptimizer({
  name: 'L-BFGS-B',
  family: 'curvature',
  summary: 'The limited-memory BFGS of SciPy and R, without its bounds.',
  equations: '',
  procedure: {
    create,
    lines: () => [
      { says: 's, y: the last m steps and the changes of the gradient along them' },
      { formula: 'gamma = dot(y, s)/dot(y, y)' },
      { formula: 'p = -H*g', says: 'H from γ I and the pairs s, y, by two loops over them' },
      { says: 'α: a step along p that meets the strong Wolfe conditions, tried from η on' },
      { formula: 'x = x + alpha*p' },
    ],
  },
  params: {
    lr: learningRate(1),
    historySize: whole(10, 'steps that are kept', 'm', { max: 100, valid: { min: 1, max: 1000 } }),
    gtol: gradientTolerance(1e-5),
    ftol: nonNegative(1e7 * Number.EPSILON, 'rests once a step lowers f by less, relative to |f| or 1', '\\delta_f', 1),
    c1: armijo(1e-3),
    c2: curvature(0.9),
    maxSearch: whole(20, 'evaluations of the line search, at most', 'N_s', { max: 100 }),
    maxStep: stepBound(1e10, 'the longest step length', '\\alpha_{\\max}'),
    xtol: number(0.1, 'relative width of its interval at which the line search ends', '\\delta', {
      min: 1e-16,
      max: 1,
      scale: 'log',
      valid: { min: 0 },
    }),
  },
  reference: 'Byrd, Lu, Nocedal & Zhu, A limited memory algorithm for bound constrained optimization, 1995',
  notes: [
    'The rate multiplies the first step length that the line search tries: 1, but 1/|g| in the first step.',
    'Without bounds the step to the Cauchy point falls away, and the compact form of H is the same as the two loops.',
    'The line search may end with a narrow interval in place of the curvature condition, as in the original.',
    'Where the search fails, all pairs are forgotten; where it fails along -g, the method rests for good (stopped = 1).',
  ],
  aliases: {
    'L-BFGS-B': (theirs) =>
      renamed(theirs, {
        maxcor: to('historySize', 10),
        ftol: to('ftol', 1e7 * Number.EPSILON),
        gtol: to('gtol', 1e-5),
        maxls: to('maxSearch', 20),
      }),
  },
})
