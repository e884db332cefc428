/**
 * Differentially private gradients: every term is drawn with probability q = L/n, its gradient is shortened to a norm of C at most,
 * and Gaussian noise hides what any one of them had to say:
 *
 *   g = (1/L)*(sum_{i in lot} g_i*min(1, C/|g_i|) + N(0, sigma^2 C^2 I))
 *
 * Abadi et al. 2016, algorithm 1. The terms of a lot are drawn independently (Poisson sampling), so that their number varies; the
 * divisor is L, the expected number, all the same. A lot and noise of its own for every question: what a path has spent is that of
 * so many independent answers (see core/accountant.ts).
 */
import { defineEstimate } from '../core/estimate.ts'
import { nonNegative, number, whole } from '../core/parameters.ts'

export const privateGradient = defineEstimate({
  name: 'Differentially private',
  summary:
    'Each drawn term’s gradient is clipped, and noise is added that hides whether any one term is among the data.',
  params: {
    L: whole(16, 'expected number of terms in a lot', 'L', { max: 1024 }),
    C: number(1, 'norm to which every term’s gradient is clipped', 'C', {
      min: 0.01,
      max: 100,
      scale: 'log',
      valid: { min: 0, open: 'min' },
    }),
    sigma: nonNegative(1, 'standard deviation of the noise on the lot’s sum, in units of C', '\\sigma', 100),
    delta: number(1e-5, 'probability with which the bound on the privacy loss may fail', '\\delta', {
      min: 1e-12,
      max: 0.1,
      scale: 'log',
      valid: { min: 0, max: 1, open: 'both' },
    }),
  },
  reference: 'Abadi et al., Deep learning with differential privacy, 2016, algorithm 1',
  notes: [
    'Terms are drawn independently (Poisson sampling), as the accountant supposes: a lot may be empty.',
    'Every question of an update is answered with a lot and noise of its own; other estimates keep one batch for all.',
    'δ has no part in the path: it is what the spent ε is stated for.',
  ],
  lines: () => [
    { says: 'of each term of the lot', formula: 'c_i = min(1, C/norm(grad_i(x)))*grad_i(x)' },
    { says: 'with s their sum, and ξ standard normal for each coordinate', formula: 'g = (s + sigma*C*xi)/L' },
  ],
  spent: (updates, { L }, n) => ({ termEvaluations: updates * Math.min(Number(L), n) }),
  create(terms, { L, C, sigma }, _, stream) {
    const [lots, noise] = [stream('batches'), stream('privacy')]
    const lot = Math.min(Number(L), terms.size)
    const share = lot / terms.size
    const most = Number(C)
    const spread = Number(sigma) * most
    const term = new Float64Array(2)
    let termEvaluations = 0
    return {
      begin() {},
      gradient(point, out) {
        out.fill(0)
        for (let i = 0; i < terms.size; i++) {
          if (lots.uniform() >= share) continue
          terms.gradient(i, point, term)
          termEvaluations++
          const norm = Math.sqrt(term.reduce((sum, g) => sum + g * g, 0))
          const kept = norm > most ? most / norm : 1
          for (let j = 0; j < out.length; j++) out[j] = out[j]! + kept * term[j]!
        }
        for (let j = 0; j < out.length; j++) out[j] = (out[j]! + spread * noise.normal()) / lot
      },
      get termEvaluations() {
        return termEvaluations
      },
    }
  },
})
