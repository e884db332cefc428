/**
 * Normal noise: every gradient of an update gets the same independent draws for its two coordinates,
 *
 *   g_j <- g_j + s_j*sigma/sqrt(B)*xi_j        xi_j standard normal
 *
 * the mean of B draws of deviation s_j*sigma. Robbins & Monro 1951.
 */
import { defineNoise } from '../core/noise.ts'
import { axes, draws, noiseScale } from '../core/noiseParameters.ts'

export const gaussian = defineNoise({
  name: 'Gaussian noise',
  summary: 'Normal numbers added to the gradient, smaller by the square root of the batch.',
  params: { sigma: noiseScale('standard deviation of one draw, along each axis'), B: draws, ...axes },
  reference: 'Robbins & Monro, A stochastic approximation method, 1951',
  lines: () => [
    {
      says: 'for each coordinate, with ξ a standard normal number and s its axis’ factor',
      formula: 'g = g + s*sigma/sqrt(B)*xi',
    },
  ],
  batchMoves: true,
  create(values, { normal }) {
    const [sigma, alongX, alongY] = [Number(values.sigma), Number(values.alongX), Number(values.alongY)]
    return (out) => {
      const deviation = sigma / Math.sqrt(Number(values.B))
      out[0] = deviation * alongX * normal()
      out[1] = deviation * alongY * normal()
    }
  },
})
