/**
 * LARS: momentum whose gradient is first given a length in proportion to the weights.
 *
 *   r <- trust*|x|/(|g| + lambda*|x| + eps)
 *   d <- r*(g + lambda*x)                          (g where |x| or |g| is zero)
 *   v <- beta*v + (1 - dampening)*d                (v = d in the first step)
 *   x <- x - lr*v                                  (Nesterov: x - lr*(d + beta*v))
 *
 * The point (x, y) is one layer, so that the norms are over both coordinates.
 * You, Gitman & Ginsburg 2017, algorithm 1.
 * Deviations: the rate stands outside the velocity, as in PyTorch's momentum (the paper's inside: the paths part when the rate is
 * scheduled). The paper has no eps, dampening or Nesterov form; torch_optimizer scales only where there is weight decay.
 */
import { renamed, to } from '../core/aliases.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { choice, decay, epsilon, learningRate, number, onOff, weightDecay } from '../core/parameters.ts'

/** The gradient as it is scaled, and the name to use for it. */
function scaled({ weightDecay, scaling }: ParameterValues): { line: string; d: string } {
  const decays = weightDecay !== 0
  if (!decays && scaling === 'decayed') return { line: '', d: 'g' }
  const ratio = `trust*norm(x)/(norm(g)${decays ? ' + weightDecay*norm(x)' : ''} + eps)`
  return {
    line: lines(`r = ${ratio}`, `d = where(min(norm(x), norm(g)) > 0, r*${decays ? '(g + weightDecay*x)' : 'g'}, g)`),
    d: 'd',
  }
}

function move(d: string, { beta, dampening, nesterov }: ParameterValues): string {
  if (beta === 0) return `x = x - lr*${d}`
  return lines(
    dampening === 0 ? `v = beta*v + ${d}` : `v = where(t == 1, ${d}, beta*v + (1 - dampening)*${d})`,
    nesterov === true ? `x = x - lr*(${d} + beta*v)` : 'x = x - lr*v',
  )
}

export const lars = defineOptimizer({
  name: 'LARS',
  family: 'adaptive',
  summary: 'Momentum on gradients that are scaled to a share of the distance to the origin.',
  equations: (values) => {
    const { line, d } = scaled(values)
    return lines(line, move(d, values))
  },
  params: {
    lr: learningRate(0.1),
    beta: decay(0.9, 'momentum: the share of the velocity that stays', '\\beta'),
    trust: number(0.02, 'trust coefficient: the scaled gradient’s length as a share of the weights’', '\\kappa', {
      min: 1e-4,
      max: 1,
      scale: 'log',
      valid: { min: 0 },
    }),
    eps: epsilon(1e-8),
    dampening: number(0, 'weakens the scaled gradient in the velocity', '\\tau', { min: 0, max: 1 }),
    nesterov: onOff(false, 'Nesterov', 'adds the scaled gradient to the velocity once more'),
    scaling: choice('always', 'Scaling', 'when the gradient is scaled', {
      always: 'always (the paper)',
      decayed: 'only with weight decay (torch_optimizer)',
    }),
    weightDecay: weightDecay(0, 'weight decay, within the scaled gradient'),
  },
  momentum: 'beta',
  reference: 'You, Gitman & Ginsburg, Large Batch Training of Convolutional Networks, 2017, algorithm 1',
  notes: [
    'Both coordinates are one layer: the trust ratio is one number for both.',
    'The rate stands outside the velocity, as in PyTorch’s momentum; the paper’s inside. The paths part once the rate is scheduled.',
    'torch_optimizer’s LARS leaves the gradient as it is where there is no weight decay; the paper scales always.',
  ],
  aliases: {
    lars: (theirs) =>
      renamed(
        theirs,
        {
          lr: to('lr', 0.01),
          momentum: to('beta', 0),
          dampening: to('dampening', 0),
          weight_decay: to('weightDecay', 0),
          nesterov: to('nesterov', false),
          trust_coefficient: to('trust', 0.01),
          eps: to('eps', 1e-8),
        },
        { scaling: 'decayed' },
      ),
  },
})
