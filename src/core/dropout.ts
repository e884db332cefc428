/**
 * Dropout on the features: in every update each feature of each term is left out with probability p, and else divided by the
 * probability that it stays (inverted dropout),
 *
 *   u_ij <- m_ij*u_ij/(1 - p)      m_ij = 0 with probability p, else 1
 *
 * The gradient is then that of another loss on average: for least squares f + p/(2(1 - p)) * sum_j x_j^2*mean_i u_ij^2, a ridge.
 * Srivastava et al. 2014, sections 4, 9.1 and 10 (inverted: the last).
 */
import type { ExplainedLine } from './method.ts'
import { number } from './parameters.ts'
import type { Random } from './random.ts'

export const dropout = {
  name: 'Dropout',
  summary:
    'Leaves each feature of each term out at random, and scales those that stay: the loss that it descends on average is another.',
  lines: (): readonly ExplainedLine[] => [
    { says: 'for each feature u of each term, with m = 0 with probability p, else 1', formula: 'u = m*u/(1 - p)' },
  ],
  params: {
    p: number(0, 'probability with which a feature is left out', 'p', {
      min: 0,
      max: 0.9,
      valid: { min: 0, max: 1, open: 'max' },
    }),
  },
  reference:
    'Srivastava, Hinton, Krizhevsky, Sutskever & Salakhutdinov, Dropout: a simple way to prevent neural networks from overfitting, 2014',
  notes: [
    'What stays is divided by 1 − p while it is used (inverted dropout, as in PyTorch), so that the surface and the recorded loss need no mask.',
    'Each term has one mask in an update: a term drawn twice has it twice, and so have all gradients that the update asks for, a whole round of clients among them.',
    'Features are masked, what is multiplied by no feature (an intercept) is not. Losses and Hessians that a method asks for are those without masks.',
    'For least squares the mean of the gradient is that of f with the penalty p/(2(1 − p)) Σ x² mean(u²) added: a ridge that is stronger where features are large.',
    'A run with dropout is not diagnosed: it ends beside the minimum of f by intention, not by noise or by a poor rate.',
  ],
} as const

/** The masks of an update: a factor for each feature of a term, drawn when the term is first asked for. */
export interface Masks {
  /** An update begins: all masks are new. */
  begin(): void
  /** The factors of the term's columns, 0 or 1/(1 - p) for a feature and 1 for any other; good until the next question. */
  of(term: number): Float64Array
}

/** `isFeature` says of every column whether it is masked. One draw for each feature of each term that is asked for. */
export function dropoutMasks(rate: number, isFeature: readonly boolean[], size: number, random: Random): Masks {
  const width = isFeature.length
  const kept = 1 / (1 - rate)
  const all = new Float64Array(size * width).fill(1)
  const factors = new Float64Array(width)
  const drawnIn = new Int32Array(size)
  let update = 1
  return {
    begin() {
      update++
    },
    of(term) {
      const from = term * width
      if (drawnIn[term] !== update) {
        drawnIn[term] = update
        for (let c = 0; c < width; c++) if (isFeature[c]) all[from + c] = random.uniform() < rate ? 0 : kept
      }
      for (let c = 0; c < width; c++) factors[c] = all[from + c]!
      return factors
    },
  }
}
