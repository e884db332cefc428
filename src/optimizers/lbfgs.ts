/**
 * L-BFGS: BFGS that keeps the last few steps in place of a matrix. The steps are those of PyTorch 1.13's `LBFGS`.
 *
 *   p = -H*g, H from the last pairs s = alpha*p, y = change of g, beginning with (y's/y'y)*I
 *   alpha = lr, or by a line search that starts there and meets the strong Wolfe conditions;  x <- x + alpha*p
 *   the first step ever starts at min(1, 1/|g|_1)*lr along -g
 *
 * Nocedal 1980, Mathematics of Computation 35, 773-782; Liu & Nocedal 1989; Nocedal & Wright, algorithm 7.5.
 * One step here is one call of PyTorch's `step`: up to `maxIter` iterations.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { createBracketSearch } from '../core/bracketSearch.ts'
import { createLimitedMemory } from '../core/limitedMemory.ts'
import { defineOptimizer, type Procedure } from '../core/method.ts'
import { choice, learningRate, nonNegative, number, whole } from '../core/parameters.ts'
import { numberIn, procedureKernel } from '../core/procedure.ts'
import { createRay } from '../core/ray.ts'
import { dot, maximumNorm, taxicabNorm } from '../core/vectors.ts'
import { armijo, curvature, gradientTolerance } from '../core/wolfeSearch.ts'

const create: Procedure['create'] = ({ values, x0 }) => {
  const n = x0.length
  const searches = values.lineSearch === 'strongWolfe'
  const maxIter = numberIn(values, 'maxIter')
  const maxEval = numberIn(values, 'maxEval') || Math.floor((maxIter * 5) / 4)
  const toleranceGrad = numberIn(values, 'toleranceGrad')
  const toleranceChange = numberIn(values, 'toleranceChange')
  const leastCurvature = numberIn(values, 'leastCurvature')
  const memory = createLimitedMemory(n, numberIn(values, 'historySize'))
  const search = createBracketSearch(n, {
    c1: numberIn(values, 'c1'),
    c2: numberIn(values, 'c2'),
    maxSearch: numberIn(values, 'maxSearch'),
    tolerance: numberIn(values, 'searchTolerance'),
  })
  const ray = createRay(n)
  const g = new Float64Array(n)
  const previous = new Float64Array(n)
  const p = new Float64Array(n)
  const y = new Float64Array(n)
  const from = new Float64Array(n)
  const alpha = new Float64Array(1)
  const scale = new Float64Array(1)
  const pairs = new Float64Array(1)
  const iterations = new Float64Array(1)

  return procedureKernel({ p, alpha, scale, pairs, gprev: previous, iterations }, (x, oracle, lr) => {
    let f = oracle.value(x)
    oracle.gradient(x, g)
    let evaluations = 1
    if (maximumNorm(g) <= toleranceGrad) return
    for (let k = 1; k <= maxIter; k++) {
      iterations[0]!++
      if (iterations[0] === 1) for (let i = 0; i < n; i++) p[i] = -g[i]!
      else turn()
      previous.set(g)
      const before = f
      alpha[0] = iterations[0] === 1 ? Math.min(1, 1 / taxicabNorm(g)) * lr : lr
      const slope = dot(g, p)
      if (slope > -toleranceChange) return

      from.set(x)
      ray.aim(oracle, from, p)
      if (searches) {
        alpha[0] = search.search(ray, f, g, slope, alpha[0], maximumNorm(p))
        f = search.value
        g.set(search.gradient)
        evaluations += search.evaluations
      } else if (k < maxIter) {
        f = ray.value(alpha[0])
        ray.slope(alpha[0])
        g.set(ray.gradient)
        evaluations++
      }
      ray.place(alpha[0], x)
      if (evaluations >= maxEval || maximumNorm(g) <= toleranceGrad) return
      if (alpha[0] * maximumNorm(p) <= toleranceChange || Math.abs(f - before) < toleranceChange) return
    }
  })

  /** Takes the last step in, if f curved up along it, and turns p to the learned direction. */
  function turn(): void {
    for (let i = 0; i < n; i++) y[i] = g[i]! - previous[i]!
    const ys = alpha[0]! * dot(y, p)
    if (ys > leastCurvature) memory.add(p, alpha[0]!, y, ys)
    memory.direction(g, p)
    scale[0] = memory.scale
    pairs[0] = memory.count
  }
}

/** Their `None` is the same as absence. */
const present = (theirs: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(theirs).filter(([, value]) => value !== null))

const names = {
  lr: to('lr', 1),
  max_iter: to('maxIter', 20),
  max_eval: to('maxEval', 0),
  tolerance_grad: to('toleranceGrad', 1e-7),
  tolerance_change: to('toleranceChange', 1e-9),
  history_size: to('historySize', 100),
}

export const lbfgs = defineOptimizer({
  name: 'L-BFGS',
  family: 'curvature',
  summary: 'BFGS that keeps the last few steps in place of a matrix.',
  equations: '',
  procedure: {
    create,
    lines: ({ lineSearch }) => [
      { says: 's, y: the last steps and the changes of the gradient along them, kept where yᵀs > κ' },
      { formula: 'gamma = dot(y, s)/dot(y, y)' },
      { formula: 'p = -H*g', says: 'H from γ I and the pairs s, y, by two loops over them' },
      lineSearch === 'strongWolfe'
        ? { says: 'α: a step along p, tried from η on, that meets the strong Wolfe conditions' }
        : { formula: 'alpha = lr' },
      { formula: 'x = x + alpha*p' },
      { says: 'all this up to N times in a step' },
    ],
  },
  params: {
    lr: learningRate(1),
    lineSearch: choice('strongWolfe', 'Line search', 'how long a step is', {
      none: 'none: the rate is the step length',
      strongWolfe: 'strong Wolfe (PyTorch)',
    }),
    maxIter: whole(1, 'iterations in a step', 'N', { max: 100 }),
    maxEval: number(0, 'evaluations of f in a step, at most; 0 for 5/4 of the iterations', 'N_f', {
      min: 0,
      max: 100,
      integer: true,
      valid: { min: 0 },
    }),
    historySize: whole(100, 'steps that are kept', 'm', { max: 100, valid: { min: 1, max: 1000 } }),
    toleranceGrad: gradientTolerance(1e-7),
    toleranceChange: nonNegative(1e-9, 'rests once x or f changes by less', '\\delta', 1),
    leastCurvature: nonNegative(1e-10, 'a step is kept only if y·s is larger', '\\kappa', 1),
    c1: armijo(),
    c2: curvature(0.9),
    maxSearch: whole(25, 'evaluations of the line search after its first, at most', 'N_s', { max: 100 }),
    searchTolerance: nonNegative(1e-9, 'length of the bracket at which the line search ends', '\\delta_s', 1),
  },
  reference: 'Liu & Nocedal, On the limited memory BFGS method for large scale optimization, 1989',
  notes: [
    'The rate is the step length without a line search, and the first length tried with one; PyTorch shortens the very first by min(1, 1/|g|₁).',
    'A step is one call of PyTorch’s step(); with one iteration, our default, every iteration is seen. PyTorch’s default is 20.',
    'PyTorch’s line search is off by default; here it is on. Without it c₁, c₂ and the limits of the search do nothing.',
    'PyTorch tests the two tolerances of change only between the iterations of one step.',
  ],
  aliases: {
    LBFGS: (theirs) =>
      renamed(present(theirs), names, { lineSearch: 'none' }) ??
      renamed(present(theirs), { ...names, line_search_fn: only('strong_wolfe') }, { lineSearch: 'strongWolfe' }),
  },
})
