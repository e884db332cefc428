/**
 * Heavy-tailed noise: symmetric stable numbers, now and then as large as all before together,
 *
 *   g_j <- g_j + s_j*sigma*B^(1/alpha - 1)*S_j        E exp(i*k*S_j) = exp(-|k|^alpha)
 *
 * the mean of B draws of scale s_j*sigma, which is stable too: that is what the name says. For alpha < 2 the variance is infinite, and
 * averaging helps less than by 1/sqrt(B); at alpha = 2 they are normal, of variance 2. Drawn by the method of Chambers, Mallows & Stuck 1976.
 * Simsekli, Sagun & Gurbuzbalaban 2019 take it for the noise of deep learning's gradients.
 */
import { defineNoise } from '../core/noise.ts'
import { axes, draws, noiseScale } from '../core/noiseParameters.ts'
import { number } from '../core/parameters.ts'
import type { Random } from '../core/random.ts'
import { cos, ln, pow, sin } from '../language/elementary.ts'

export const heavyTailed = defineNoise({
  name: 'Heavy-tailed noise',
  summary: 'Stable numbers added to the gradient: mostly small, sometimes enormous, with no variance.',
  params: {
    alpha: number(1.5, 'index of stability: the smaller, the heavier the tails', '\\alpha', {
      min: 1.05,
      max: 2,
      valid: { min: 1, max: 2, open: 'min' },
    }),
    sigma: noiseScale('scale of one draw, along each axis'),
    B: draws,
    ...axes,
  },
  reference: 'Simsekli, Sagun & Gurbuzbalaban, A tail-index analysis of stochastic gradient noise, 2019',
  notes: ['At alpha = 2 the noise is normal with variance 2*sigma^2.'],
  lines: () => [
    {
      says: 'for each coordinate, with S a symmetric stable number of scale 1 and s its axis’ factor',
      formula: 'g = g + s*sigma*B^(1/alpha - 1)*S',
    },
  ],
  batchMoves: true,
  create(values, random) {
    const [index, sigma] = [Number(values.alpha), Number(values.sigma)]
    const [alongX, alongY] = [Number(values.alongX), Number(values.alongY)]
    return (out) => {
      const scale = sigma * pow(Number(values.B), 1 / index - 1)
      out[0] = scale * alongX * stable(index, random)
      out[1] = scale * alongY * stable(index, random)
    }
  },
})

/** A symmetric stable number of scale 1, for alpha in (1, 2]. */
function stable(alpha: number, { uniform }: Random): number {
  const angle = Math.PI * (uniform() - 0.5)
  const exponential = -ln(1 - uniform())
  if (exponential === 0) return 0
  const beside = cos((1 - alpha) * angle) / exponential
  return (sin(alpha * angle) / pow(cos(angle), 1 / alpha)) * pow(beside, (1 - alpha) / alpha)
}
