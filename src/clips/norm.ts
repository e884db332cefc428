/**
 * Clipping by norm: a gradient longer than max is shortened to max and keeps its direction.
 *
 *   exact     g <- g*max/|g|             where |g| > max
 *   pytorch   g <- g*max/(|g| + 1e-6)    where that factor is below 1: slightly shorter than max (clip_grad_norm_)
 *
 * Pascanu, Mikolov & Bengio 2013, algorithm 1 (Euclidean norm); the 1- and infinity-norms are PyTorch's norm_type.
 */
import { defineClip } from '../core/method.ts'
import { choice, number } from '../core/parameters.ts'

/** The length by each kind of norm, in the equation language. */
const lengths: Readonly<Record<string, string>> = { 2: 'norm(g)', 1: 'sum(|g|)', inf: 'max(|g|)' }

export const norm = defineClip({
  name: 'By norm',
  summary: 'Shortens a gradient that is longer than max; keeps its direction.',
  params: {
    max: number(1, 'largest norm', 'c', { min: 1e-3, max: 100, scale: 'log', valid: { min: 0, open: 'min' } }),
    norm: choice('2', 'Norm', 'how the length is measured', {
      2: 'Euclidean',
      1: 'sum of sizes',
      inf: 'largest size',
    }),
    form: choice('exact', 'Form', 'the factor by which the gradient is shortened', {
      exact: 'max/|g|',
      pytorch: 'max/(|g| + 1e-6) (PyTorch)',
    }),
  },
  reference: 'Pascanu, Mikolov & Bengio, On the difficulty of training recurrent neural networks, 2013, algorithm 1',
  notes: ['PyTorch adds 1e-6 to the norm, so that its clipped gradients are slightly shorter than max.'],
  lines: ({ norm, form }) => {
    const length = lengths[String(norm)] ?? ''
    return [{ formula: `g = min(1, max/${form === 'pytorch' ? `(${length} + 1e-6)` : length})*g` }]
  },
  apply: (gradient, values) => {
    const max = Number(values.max)
    const length = normOf(gradient, values.norm)
    if (values.form === 'pytorch') scale(gradient, max / (length + 1e-6))
    else if (length > max) scale(gradient, max / length)
  },
})

/** A factor of 1 or more leaves the gradient as it is. */
function scale(gradient: Float64Array, factor: number): void {
  if (factor >= 1) return
  for (let i = 0; i < gradient.length; i++) gradient[i] = gradient[i]! * factor
}

function normOf(gradient: Float64Array, kind: unknown): number {
  let total = 0
  let largest = 0
  for (let i = 0; i < gradient.length; i++) {
    const size = Math.abs(gradient[i]!)
    total += kind === '1' ? size : size * size
    if (!(size <= largest)) largest = size
  }
  if (kind === 'inf') return largest
  if (kind === '1') return total
  return total < Infinity || largest === Infinity
    ? Math.sqrt(total)
    : largest * Math.sqrt(scaledSquares(gradient, largest))
}

/** The sum of squares in units of the largest size: for gradients whose squares overflow. */
function scaledSquares(gradient: Float64Array, largest: number): number {
  let total = 0
  for (let i = 0; i < gradient.length; i++) {
    const ratio = gradient[i]! / largest
    total += ratio * ratio
  }
  return total
}
