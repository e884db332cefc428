/** What the numbers of a gradient estimate mean, in sentences. */
import type { GradientNoise } from '../../engine/gradientNoise.ts'
import { formatNumber, formatShort } from '../format.ts'

/** At a batch within this factor of the critical one, noise and slope weigh about the same. */
const ABOUT = 2

/** What the critical batch size says of the run's own. */
export function criticalSentence(
  { critical, n }: Pick<GradientNoise, 'critical' | 'n'>,
  B: number | undefined,
): string {
  if (!Number.isFinite(critical)) return 'The gradient is zero here: any batch is noise alone.'
  if (B === undefined) return 'Batches much smaller are mostly noise; much larger ones save few steps.'
  const of = B >= n ? `B = n = ${formatShort(B)}` : `B = ${formatShort(B)}`
  if (critical > n && B < n)
    return `${of} is well below it, as is any batch of these terms: its steps are mostly noise. All ${formatShort(n)} terms together have none.`
  if (B < critical / ABOUT)
    return `${of} is well below it: its steps are mostly noise, and twice the batch does with about half the steps.`
  if (B > critical * ABOUT) return `${of} is well above it: a larger batch saves few steps.`
  return `${of} is about there: noise and slope weigh the same.`
}

/** `σ²/B·(n − B)/(n − 1)`, and the same with its numbers. */
export function varianceFormula({ n, sigma2, batch }: GradientNoise): { name: string; numbers: string } | undefined {
  if (!batch) return undefined
  const [sigma, B] = [formatNumber(sigma2, 3), formatShort(batch.B)]
  return batch.replacement
    ? { name: 'σ²/B', numbers: `${sigma}/${B}` }
    : { name: 'σ²/B·(n−B)/(n−1)', numbers: `${sigma}/${B}·${formatShort(n - batch.B)}/${formatShort(n - 1)}` }
}

/** How far g is from the full gradient, in parts of it. */
export function awayWords(given: readonly [number, number], full: readonly [number, number]): string {
  const away = Math.hypot(given[0] - full[0], given[1] - full[1])
  const slope = Math.hypot(...full)
  const share = (100 * away) / slope
  return slope > 0 && share < 1e5 ? `${formatNumber(away)}, ${formatShort(share, 2)} % of |∇f|` : formatNumber(away)
}
