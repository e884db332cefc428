/**
 * Newton-CG, the truncated Newton method: solves H*p = -g by conjugate gradients, only as well as it pays, then searches along p.
 *
 *   p from conjugate gradients on H*p = -g, ended at |H*p + g|_1 <= min(forcing, sqrt(|g|_1))*|g|_1,
 *     or where the curvature q'Hq along the next direction is not positive: p so far, or along -g if there is none
 *   alpha by a line search that meets the strong Wolfe conditions,  x <- x + alpha*p
 *
 * Because directions of negative curvature are not followed, it does not go to saddles as Newton's method does.
 * Dembo & Steihaug 1983; Nocedal & Wright, Numerical Optimization, algorithm 7.1. The steps are SciPy's.
 */
import { renamed, to } from '../core/aliases.ts'
import { defineOptimizer, type Procedure } from '../core/method.ts'
import { choice, learningRate, nonNegative, number, whole } from '../core/parameters.ts'
import { numberIn, procedureKernel } from '../core/procedure.ts'
import { createRay } from '../core/ray.ts'
import { dot, taxicabNorm } from '../core/vectors.ts'
import { createWolfeSearch, wolfeParameters } from '../core/wolfeSearch.ts'
import type { PointOracle } from '../language/index.ts'

/** The root of the distance from 1 to the next number. */
const DIFFERENCE = Math.sqrt(Number.EPSILON)
/** Curvature up to this counts as none. */
const NO_CURVATURE = 3 * Number.EPSILON

const create: Procedure['create'] = ({ values, x0 }) => {
  const n = x0.length
  const exact = values.product !== 'difference'
  const difference = numberIn(values, 'difference')
  const shortest = n * numberIn(values, 'moveTolerance')
  const maxInner = n * numberIn(values, 'maxInner')
  const forcing = numberIn(values, 'forcing')
  const search = createWolfeSearch(values)
  const ray = createRay(n)
  const hessian = new Float64Array(n * n)
  const g = new Float64Array(n)
  const p = new Float64Array(n)
  const q = new Float64Array(n)
  const Hq = new Float64Array(n)
  const residual = new Float64Array(n)
  const shifted = new Float64Array(n)
  const inner = new Float64Array(1)
  const alpha = new Float64Array(1)
  const f = new Float64Array(1)
  const previous = new Float64Array(1)
  const stopped = new Float64Array(1)

  return procedureKernel({ p, g, inner, alpha, f, previous, stopped }, (x, oracle, lr, t) => {
    if (t === 1) {
      f[0] = oracle.value(x)
      oracle.gradient(x, g)
      previous[0] = NaN
    }
    if (stopped[0] === 1) return
    const solved = solve(x, oracle)
    ray.aim(oracle, x, p)
    const step = solved ? search.search(ray, f[0]!, dot(g, p), lr, previous[0]!) : NaN
    if (Number.isNaN(step)) {
      stopped[0] = 1
      return
    }
    alpha[0] = step
    previous[0] = f[0]!
    f[0] = search.value
    g.set(ray.gradientAt(step))
    ray.place(step, x)
    if (step * taxicabNorm(p) <= shortest) stopped[0] = 1
  })

  /** Writes p; false if conjugate gradients do not come to an end. */
  function solve(x: Float64Array, oracle: PointOracle): boolean {
    const size = taxicabNorm(g)
    const enough = Math.min(forcing, Math.sqrt(size)) * size
    p.fill(0)
    residual.set(g)
    for (let i = 0; i < n; i++) q[i] = -g[i]!
    if (exact) oracle.hessian(x, hessian)
    let square = dot(residual, residual)
    for (inner[0] = 0; inner[0] < maxInner; inner[0]++) {
      if (taxicabNorm(residual) <= enough) return true
      multiply(x, oracle)
      const curvature = dot(q, Hq)
      if (curvature <= NO_CURVATURE) {
        if (curvature < 0 && inner[0] === 0) for (let i = 0; i < n; i++) p[i] = (square / curvature) * g[i]!
        return true
      }
      const length = square / curvature
      for (let i = 0; i < n; i++) {
        p[i]! += length * q[i]!
        residual[i]! += length * Hq[i]!
      }
      const next = dot(residual, residual)
      for (let i = 0; i < n; i++) q[i] = -residual[i]! + (next / square) * q[i]!
      square = next
    }
    return false
  }

  /** Hq = H*q, or the change of the gradient on a short way along q. */
  function multiply(x: Float64Array, oracle: PointOracle): void {
    if (exact) {
      for (let i = 0; i < n; i++) {
        Hq[i] = 0
        for (let j = 0; j < n; j++) Hq[i]! += hessian[i * n + j]! * q[j]!
      }
      return
    }
    for (let i = 0; i < n; i++) shifted[i] = x[i]! + difference * q[i]!
    oracle.gradient(shifted, Hq)
    for (let i = 0; i < n; i++) Hq[i] = (Hq[i]! - g[i]!) / difference
  }
}

export const newtonCg = defineOptimizer({
  name: 'Newton-CG',
  family: 'curvature',
  summary: 'Newton’s step by conjugate gradients, cut short where curvature is negative, and a line search along it.',
  equations: '',
  procedure: {
    create,
    lines: ({ product }) => [
      {
        says:
          product === 'difference'
            ? 'p: conjugate gradients on H p = −g, where H q = (∇f(x + h q) − g)/h'
            : 'p: conjugate gradients on H p = −g',
      },
      { says: 'ended at |H p + g|₁ ≤ min(κ, √|g|₁) |g|₁, or before a direction of negative curvature' },
      { says: 'α: a step along p that meets the strong Wolfe conditions' },
      { formula: 'x = x + alpha*p' },
    ],
  },
  params: {
    lr: learningRate(1),
    product: choice('hessian', 'Product with H', 'where H q comes from', {
      hessian: 'the exact Hessian',
      difference: 'differences of gradients',
    }),
    difference: number(DIFFERENCE, 'the share of q over which gradients are compared, for differences', 'h', {
      min: 1e-12,
      max: 1,
      scale: 'log',
      valid: { min: 0, open: 'min' },
    }),
    forcing: number(0.5, 'how well H p = −g is solved: the residual, relative to |g|₁, at most', '\\kappa', {
      min: 1e-6,
      max: 1,
      scale: 'log',
      valid: { min: 0, open: 'min' },
    }),
    moveTolerance: nonNegative(1e-5, 'rests once a step changes the coordinates by less, on average', '\\delta_x', 1),
    maxInner: whole(20, 'steps of conjugate gradients per dimension, at most', 'N_i', { max: 100 }),
    ...wolfeParameters({ minStep: 1e-8, maxStep: 50 }),
  },
  reference: 'Nocedal & Wright, Numerical Optimization, 2006, algorithm 7.1',
  notes: [
    'The rate multiplies the first step length that the line search tries; 1 is SciPy’s.',
    'SciPy’s products with H are differences of gradients unless it is given the Hessian; ours are exact unless told otherwise.',
    'At SciPy’s forcing of 1/2 a single direction is often good enough, and the path goes from wall to wall like steepest descent’s.',
    'Differences of gradients count as evaluations of the gradient.',
    'Where both line searches fail, and after a step shorter than its tolerance, the method rests for good (stopped = 1).',
  ],
  aliases: {
    // Given no Hessian, SciPy takes differences.
    'Newton-CG': (theirs) =>
      renamed(
        theirs,
        { xtol: to('moveTolerance', 1e-5), eps: to('difference', DIFFERENCE) },
        { product: 'difference' },
      ),
  },
})
