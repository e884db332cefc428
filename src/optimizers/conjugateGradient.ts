/**
 * Nonlinear conjugate gradients: each direction keeps a part of the one before, so that a long valley is followed, not crossed.
 *
 *   alpha by a line search that meets the strong Wolfe conditions,  x <- x + alpha*p
 *   y = grad f(x) - g,  g <- grad f(x),  p <- -g + beta*p,  p = -g at the start
 *
 *   beta = g'g / (g_prev'g_prev)              Fletcher & Reeves 1964
 *   beta = max(0, y'g / (g_prev'g_prev))      Polak & Ribiere 1969, not below 0: Gilbert & Nocedal 1992
 *   beta = y'g / (y'p)                        Hestenes & Stiefel 1952
 *   beta = g'g / (y'p)                        Dai & Yuan 1999
 *
 * All four are one on a quadratic with an exact line search, and end there within n steps.
 * Nocedal & Wright, Numerical Optimization, section 5.2. The steps of Polak & Ribiere's form are SciPy's.
 */
import { renamed, to } from '../core/aliases.ts'
import { defineOptimizer, type Procedure } from '../core/method.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { choice, learningRate, number } from '../core/parameters.ts'
import { numberIn, procedureKernel } from '../core/procedure.ts'
import { createRay } from '../core/ray.ts'
import { dot, maximumNorm } from '../core/vectors.ts'
import { createWolfeSearch, gradientTolerance, wolfeParameters } from '../core/wolfeSearch.ts'

interface Form {
  label: string
  /** How the reader sees it: `g` is the new gradient, `gprev` the one before. */
  formula: string
  beta(g: Float64Array, y: Float64Array, p: Float64Array, previousSquare: number): number
}

const forms: Readonly<Record<string, Form>> = {
  polakRibiere: {
    label: 'Polak and Ribière, not below 0',
    formula: 'beta = max(0, dot(y, g)/dot(gprev, gprev))',
    beta: (g, y, _, previousSquare) => Math.max(0, dot(y, g) / previousSquare),
  },
  fletcherReeves: {
    label: 'Fletcher and Reeves',
    formula: 'beta = dot(g, g)/dot(gprev, gprev)',
    beta: (g, _, __, previousSquare) => dot(g, g) / previousSquare,
  },
  hestenesStiefel: {
    label: 'Hestenes and Stiefel',
    formula: 'beta = dot(y, g)/dot(y, p)',
    beta: (g, y, p) => dot(y, g) / dot(y, p),
  },
  daiYuan: {
    label: 'Dai and Yuan',
    formula: 'beta = dot(g, g)/dot(y, p)',
    beta: (g, y, p) => dot(g, g) / dot(y, p),
  },
}

const formOf = ({ form }: ParameterValues): Form => forms[String(form)] ?? forms.polakRibiere!

const create: Procedure['create'] = ({ values, x0 }) => {
  const n = x0.length
  const gtol = numberIn(values, 'gtol')
  const descent = numberIn(values, 'descent')
  const { beta: betaOf } = formOf(values)
  const search = createWolfeSearch(values)
  const ray = createRay(n)
  const g = new Float64Array(n)
  const p = new Float64Array(n)
  const y = new Float64Array(n)
  const turned = new Float64Array(n)
  const beta = new Float64Array(1)
  const alpha = new Float64Array(1)
  const f = new Float64Array(1)
  const previous = new Float64Array(1)
  const stopped = new Float64Array(1)

  /** The next direction, were the step to end where the ray was last asked. */
  const turn = (next: Float64Array): void => {
    for (let i = 0; i < n; i++) y[i] = next[i]! - g[i]!
    beta[0] = betaOf(next, y, p, dot(g, g))
    for (let i = 0; i < n; i++) turned[i] = -next[i]! + beta[0] * p[i]!
  }

  /** The strong Wolfe conditions do not make the next direction one of descent: the step has to see to it. */
  const descends = (step: number): boolean => {
    const next = ray.gradientAt(step)
    turn(next)
    return maximumNorm(next) <= gtol || dot(turned, next) <= -descent * dot(next, next)
  }

  return procedureKernel({ p, g, y, beta, alpha, f, previous, stopped }, (x, oracle, lr, t) => {
    if (t === 1) {
      f[0] = oracle.value(x)
      oracle.gradient(x, g)
      // As if the step before had been one of length 1 along the gradient: the first step then has about that length.
      previous[0] = f[0] + Math.sqrt(dot(g, g)) / 2
      for (let i = 0; i < n; i++) p[i] = -g[i]!
    }
    if (stopped[0] === 1 || maximumNorm(g) <= gtol) return
    ray.aim(oracle, x, p)
    const step = search.search(ray, f[0]!, dot(g, p), lr, previous[0]!, descends)
    if (Number.isNaN(step)) {
      stopped[0] = 1
      return
    }
    alpha[0] = step
    previous[0] = f[0]!
    f[0] = search.value
    const next = ray.gradientAt(step)
    ray.place(step, x)
    turn(next)
    g.set(next)
    p.set(turned)
  })
}

export const conjugateGradient = defineOptimizer({
  name: 'Conjugate gradients',
  family: 'curvature',
  summary: 'Each direction keeps a part of the one before, so that a valley is followed and not crossed.',
  equations: '',
  procedure: {
    create,
    lines: (values) => [
      { says: 'α: a step along p that meets the strong Wolfe conditions, after which the next p still descends' },
      { formula: 'x = x + alpha*p' },
      { formula: 'y = g - gprev', says: 'with the gradient after the step, and the one before it' },
      { formula: formOf(values).formula },
      { formula: 'p = -g + beta*p' },
    ],
  },
  params: {
    lr: learningRate(1),
    form: choice(
      'polakRibiere',
      'Form',
      'how much of the old direction is kept',
      Object.fromEntries(Object.entries(forms).map(([id, { label }]) => [id, label])),
    ),
    gtol: gradientTolerance(1e-5),
    descent: number(0.01, 'how steeply the next direction must descend, in parts of |g|²', '\\sigma', {
      min: 0,
      max: 1,
      valid: { min: 0, max: 1 },
    }),
    ...wolfeParameters({ c2: 0.4 }),
  },
  reference: 'Nocedal & Wright, Numerical Optimization, 2006, section 5.2',
  notes: [
    'The rate multiplies the first step length that the line search tries; 1 is SciPy’s.',
    'The line search is SciPy’s: Moré and Thuente’s, and where that fails Nocedal and Wright’s; all four forms have it.',
    'There is no restart but the one of Polak and Ribière’s form, whose beta is 0 where it would be negative.',
    'Where both line searches fail, the method rests for good (stopped = 1).',
  ],
  aliases: { CG: (theirs) => renamed(theirs, { gtol: to('gtol', 1e-5) }, { form: 'polakRibiere' }) },
})
