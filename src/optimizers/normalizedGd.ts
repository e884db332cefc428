/**
 * Normalized gradient descent: steps of one length along the gradient, however steep it is.
 *
 *   x <- x - lr*g/(|g| + eps)
 *
 * It crosses plateaus as fast as cliffs, and at a constant rate ends in a hop of length lr round the minimum.
 * Nesterov 1984, Matekon 29; Hazan, Levy & Shalev-Shwartz 2015, algorithm 1.
 * Deviation: the papers divide by |g| alone; eps makes the step zero where the gradient is.
 */
import { renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { epsilon, learningRate } from '../core/parameters.ts'

export const normalizedGd = defineOptimizer({
  name: 'Normalized gradient descent',
  family: 'descent',
  summary: 'Steps of one length along the gradient: plateaus are crossed as fast as cliffs.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(line, `x = x - lr*${d}/(norm(${d}) + eps)`)
  },
  params: { lr: learningRate(0.02), eps: epsilon(1e-12), ...coupling },
  reference: 'Hazan, Levy & Shalev-Shwartz, Beyond Convexity: Stochastic Quasi-Convex Optimization, 2015, algorithm 1',
  notes: [
    'The paper divides by the norm alone, which leaves the step undefined at a stationary point; eps makes it zero.',
  ],
  aliases: { normalized_gd: (theirs) => renamed(theirs, { lr: to('lr'), eps: to('eps', 1e-12) }) },
})
