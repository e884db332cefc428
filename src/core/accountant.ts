/**
 * What a differentially private path has spent: Renyi differential privacy of the Gaussian mechanism on a Poisson sample, added up over
 * the answers and turned into an (epsilon, delta) guarantee. Data sets are neighbours where one has a row more than the other.
 */
import { exp, ln } from '../language/elementary.ts'

/** Whole orders: dense where most guarantees have their best one, sparse beyond. */
const ORDERS: readonly number[] = [
  ...Array.from({ length: 63 }, (_, i) => i + 2),
  ...[72, 80, 96, 128, 160, 192, 256, 384, 512, 1024],
]

/**
 * The Renyi divergence of order alpha, 2, 3, ..., of one answer: a sum with noise of sigma times the sensitivity, over rows drawn
 * independently with probability q.
 *
 *   1/(alpha - 1)*log sum_{k=0}^{alpha} C(alpha, k) (1 - q)^(alpha - k) q^k exp((k^2 - k)/(2 sigma^2))
 *
 * Mironov, Talwar & Zhang 2019, section 3.3; at q = 1 it is alpha/(2 sigma^2), the plain Gaussian mechanism's (Mironov 2017,
 * corollary 3).
 */
export function renyiDivergence(alpha: number, q: number, sigma: number): number {
  if (q === 0) return 0
  if (sigma === 0) return Infinity
  if (q >= 1) return alpha / (2 * sigma * sigma)
  const [lnIn, lnOut] = [ln(q), ln(1 - q)]
  const logs: number[] = []
  let lnBinomial = 0
  for (let k = 0; k <= alpha; k++) {
    logs.push(lnBinomial + k * lnIn + (alpha - k) * lnOut + (k * k - k) / (2 * sigma * sigma))
    lnBinomial += ln(alpha - k) - ln(k + 1)
  }
  const largest = Math.max(...logs)
  return (largest + ln(logs.reduce((sum, log) => sum + exp(log - largest), 0))) / (alpha - 1)
}

/**
 * The epsilon at which Renyi divergences of these orders give (epsilon, delta)-privacy: the smallest over the orders of
 *
 *   divergence + log((alpha - 1)/alpha) - (log delta + log alpha)/(alpha - 1)
 *
 * Balle, Barthe, Gaboardi, Hsu & Sato 2020, theorem 21, which is tighter than Mironov 2017, proposition 3.
 */
function epsilonOf(divergences: readonly number[], delta: number): number {
  const each = ORDERS.map(
    (alpha, i) => divergences[i]! + ln((alpha - 1) / alpha) - (ln(delta) + ln(alpha)) / (alpha - 1),
  )
  return Math.max(0, Math.min(...each))
}

/** One kind of answer. */
export interface Answer {
  /** The probability of a row to be drawn. */
  q: number
  /** The noise's standard deviation over the sensitivity. */
  sigma: number
}

/** The epsilon spent after so many answers, for a delta. Infinite without noise, 0 before the first answer. */
export function spending({ q, sigma }: Answer, delta: number): (answers: number) => number {
  const divergences = ORDERS.map((alpha) => renyiDivergence(alpha, q, sigma))
  return (answers) =>
    answers === 0
      ? 0
      : epsilonOf(
          divergences.map((divergence) => divergence * answers),
          delta,
        )
}
