/**
 * Nelder-Mead: a simplex of n + 1 points that flips, stretches and shrinks downhill by comparing values alone.
 *
 *   m the mean of all vertices but the worst, w the worst
 *   reflect   r = m + rho*(m - w)           taken if better than the second worst; if the best of all, first try to
 *   expand    e = m + rho*chi*(m - w)       taken if better still
 *   contract  outside m + psi*rho*(m - w) if r is better than w, else inside m - psi*(m - w)
 *   shrink    v <- best + sigma*(v - best)  where no contraction helped
 *
 * Nelder & Mead 1965, The Computer Journal 7(4), 308-313. First simplex and steps are SciPy's, not its adaptive form.
 */
import { renamed, to } from '../core/aliases.ts'
import { defineOptimizer, type Procedure } from '../core/method.ts'
import { learningRate, nonNegative, number } from '../core/parameters.ts'
import { numberIn, procedureKernel } from '../core/procedure.ts'
import type { PointOracle } from '../language/index.ts'

const create: Procedure['create'] = ({ values, x0 }) => {
  const n = x0.length
  const rho = numberIn(values, 'rho')
  const chi = numberIn(values, 'chi')
  const psi = numberIn(values, 'psi')
  const sigma = numberIn(values, 'sigma')
  const size = numberIn(values, 'size')
  const zeroSize = numberIn(values, 'zeroSize')
  const xatol = numberIn(values, 'xatol')
  const fatol = numberIn(values, 'fatol')
  // Best first. Their contents move, never the arrays: they are the slots.
  const vertices = Array.from({ length: n + 1 }, () => new Float64Array(n))
  const f = new Float64Array(n + 1)
  const best = vertices[0]!
  const worst = vertices[n]!
  const mean = new Float64Array(n)
  const first = new Float64Array(n)
  const second = new Float64Array(n)
  // The simplex is there to be seen before the first step.
  place(x0, numberIn(values, 'lr'))

  const slots = Object.fromEntries(vertices.map((vertex, i) => [`v${i}`, vertex]))
  return procedureKernel({ ...slots, f }, (x, oracle, lr, t) => {
    if (t === 1) {
      place(x, lr)
      for (let i = 0; i <= n; i++) f[i] = oracle.value(vertices[i]!)
      sort()
    }
    if (!isSmall()) {
      move(oracle)
      sort()
    }
    x.set(best)
  })

  /** A vertex at the start, and one more along every axis. */
  function place(start: Float64Array, scale: number): void {
    for (let i = 0; i <= n; i++) vertices[i]!.set(start)
    for (let i = 0; i < n; i++) vertices[i + 1]![i] = start[i] === 0 ? scale * zeroSize : (1 + scale * size) * start[i]!
  }

  function isSmall(): boolean {
    for (let i = 1; i <= n; i++) {
      if (!(Math.abs(f[0]! - f[i]!) <= fatol)) return false
      for (let j = 0; j < n; j++) if (!(Math.abs(vertices[i]![j]! - best[j]!) <= xatol)) return false
    }
    return true
  }

  function move(oracle: PointOracle): void {
    for (let j = 0; j < n; j++) {
      let sum = 0
      for (let i = 0; i < n; i++) sum += vertices[i]![j]!
      mean[j] = sum / n
    }
    const reflected = tryAt(rho, first, oracle)
    if (reflected < f[0]!) {
      const expanded = tryAt(rho * chi, second, oracle)
      if (expanded < reflected) replaceWorst(second, expanded)
      else replaceWorst(first, reflected)
    } else if (reflected < f[n - 1]!) replaceWorst(first, reflected)
    else {
      const outside = reflected < f[n]!
      const contracted = tryAt(outside ? psi * rho : -psi, second, oracle)
      if (outside ? contracted <= reflected : contracted < f[n]!) replaceWorst(second, contracted)
      else shrink(oracle)
    }
  }

  /** f at mean + k*(mean - worst), which it writes to `out`. */
  function tryAt(k: number, out: Float64Array, oracle: PointOracle): number {
    for (let j = 0; j < n; j++) out[j] = (1 + k) * mean[j]! - k * worst[j]!
    return oracle.value(out)
  }

  function replaceWorst(point: Float64Array, value: number): void {
    worst.set(point)
    f[n] = value
  }

  function shrink(oracle: PointOracle): void {
    for (let i = 1; i <= n; i++) {
      const vertex = vertices[i]!
      for (let j = 0; j < n; j++) vertex[j] = best[j]! + sigma * (vertex[j]! - best[j]!)
      f[i] = oracle.value(vertex)
    }
  }

  /** Insertion: equal values keep their order, and what is not a number comes last. */
  function sort(): void {
    for (let i = 1; i <= n; i++) for (let k = i; k > 0 && isBetter(f[k]!, f[k - 1]!); k--) swap(k, k - 1)
  }

  function swap(i: number, k: number): void {
    const value = f[i]!
    f[i] = f[k]!
    f[k] = value
    first.set(vertices[i]!)
    vertices[i]!.set(vertices[k]!)
    vertices[k]!.set(first)
  }
}

const isBetter = (a: number, b: number): boolean => a < b || (Number.isNaN(b) && !Number.isNaN(a))

/** A coefficient with its usual value and its domain. */
const coefficient = (byDefault: number, doc: string, symbol: string, min: number, max: number) =>
  number(byDefault, doc, symbol, { min: min + 0.05, max: max - 0.05, valid: { min, max, open: 'both' } })

export const nelderMead = defineOptimizer({
  name: 'Nelder–Mead',
  family: 'search',
  summary: 'A simplex flips, stretches and shrinks downhill by comparing values alone; no gradient is asked for.',
  equations: '',
  procedure: {
    create,
    corners: ['v0', 'v1', 'v2'],
    lines: () => [
      { says: 'm: the mean of all vertices but the worst, w' },
      { formula: 'r = m + rho*(m - w)', says: 'reflect: kept if better than the second worst' },
      { formula: 'e = m + rho*chi*(m - w)', says: 'expand: if r is the best of all, kept if better still' },
      {
        formula: 'c = m + psi*rho*(m - w)',
        says: 'contract outside: if r is worse than the second worst, but not the worst',
      },
      { formula: 'c = m - psi*(m - w)', says: 'contract inside: if r is the worst' },
      { formula: 'v = best + sigma*(v - best)', says: 'shrink every vertex v: where c is no better' },
      { says: 'θ: the best vertex' },
    ],
  },
  params: {
    lr: { ...learningRate(1), doc: 'size of the first simplex, beside δ: no later step asks for it' },
    rho: number(1, 'reflection', '\\rho', { min: 0.1, max: 2, valid: { min: 0, open: 'min' } }),
    chi: number(2, 'expansion', '\\chi', { min: 1.1, max: 5, valid: { min: 1, open: 'min' } }),
    psi: coefficient(0.5, 'contraction', '\\psi', 0, 1),
    sigma: coefficient(0.5, 'shrinkage', '\\sigma', 0, 1),
    size: number(
      0.05,
      'first simplex: how far each vertex is from the start, as a share of the coordinate',
      '\\delta',
      {
        min: 0.001,
        max: 1,
        scale: 'log',
      },
    ),
    zeroSize: number(0.00025, 'first simplex: how far where the coordinate is 0', '\\delta_0', {
      min: 1e-5,
      max: 1,
      scale: 'log',
    }),
    xatol: nonNegative(1e-4, 'rests once no vertex is farther from the best, along any axis', '\\delta_x', 1),
    fatol: nonNegative(1e-4, '… and no value either', '\\delta_f', 1),
  },
  reference: 'Nelder & Mead, A simplex method for function minimization, 1965',
  notes: [
    'The rate of the first step scales the first simplex; later rates do nothing.',
    'Coefficients, first simplex and end are SciPy’s, which follows Lagarias et al. 1998 where the paper is open to readings.',
    'Of a start at which a coordinate is 0 the first simplex is very small along that axis.',
  ],
  aliases: { 'Nelder-Mead': (theirs) => renamed(theirs, { xatol: to('xatol', 1e-4), fatol: to('fatol', 1e-4) }) },
})
