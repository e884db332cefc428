/**
 * Adafactor, on a vector: a second moment whose memory grows, and steps whose root mean square is bounded.
 *
 *   beta2 = 1 - t^decayRate
 *   v <- beta2*v + (1 - beta2)*(g^2 + eps1)
 *   u <- g/sqrt(v),   c <- max(1, rms(u)/clipThreshold)
 *   x <- x - rate*u/c - rate*lambda*x
 *
 * rate is lr, or by options min(0.01, 1/sqrt(t)) (relativeStep), times max(eps2, rms(x)) (scaleParameter).
 * The factored second moment, which gave the name, needs a matrix of weights; two numbers are a vector.
 * Shazeer & Stern 2018, algorithms 5 (vectors) and 6 (its numbers). Momentum and weight decay are those of its implementations.
 */
import { renamed, to } from '../core/aliases.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { decay, epsilon, learningRate, number, onOff, weightDecay } from '../core/parameters.ts'

/** The rate as the options make it; without a line it is `lr` itself. */
function rateOf({ relativeStep, warmupInit, scaleParameter }: ParameterValues): { line: string; rate: string } {
  if (relativeStep !== true && scaleParameter !== true) return { line: '', rate: 'lr' }
  const own = relativeStep !== true ? 'lr' : `min(${warmupInit === true ? '1e-6*t' : '0.01'}, 1/sqrt(t))`
  return { line: `rate = ${scaleParameter === true ? `max(eps2, norm(x)/sqrt(n))*${own}` : own}`, rate: 'rate' }
}

export const adafactor = defineOptimizer({
  name: 'Adafactor',
  family: 'adaptive',
  summary: 'A second moment whose memory grows with the steps, and steps whose root mean square is bounded.',
  equations: (values) => {
    const { line, rate } = rateOf(values)
    const averages = values.beta1 !== 0
    return lines(
      'beta2 = 1 - t^decayRate',
      'v = beta2*v + (1 - beta2)*(g^2 + eps1)',
      'u = g/sqrt(v)',
      'c = max(1, norm(u)/sqrt(n)/clipThreshold)',
      line,
      averages && `m = beta1*m + (1 - beta1)*${rate}*u/c`,
      `x = x - ${averages ? 'm' : `${rate}*u/c`}${values.weightDecay === 0 ? '' : ` - ${rate}*weightDecay*x`}`,
    )
  },
  params: {
    lr: learningRate(0.01),
    decayRate: number(-0.8, 'power with which the second moment’s memory grows', '-\\gamma', {
      min: -1,
      max: -0.1,
      valid: { max: 0 },
    }),
    clipThreshold: number(1, 'largest root mean square of a step, in units of the rate', 'd', {
      min: 0.1,
      max: 10,
      scale: 'log',
      valid: { min: 0, open: 'min' },
    }),
    eps1: { ...epsilon(1e-30), min: 1e-30, symbol: '\\epsilon_1', doc: 'added to the squared gradient' },
    eps2: {
      ...epsilon(1e-3),
      symbol: '\\epsilon_2',
      doc: 'smallest size of the weights that counts, where the step is scaled by it',
    },
    beta1: decay(0, 'momentum on the steps; zero for none', '\\beta_1'),
    relativeStep: onOff(false, 'Relative step', 'has its own falling rate instead of the learning rate'),
    warmupInit: onOff(false, 'Warmup', 'lets its own rate rise from 1e-6'),
    scaleParameter: onOff(false, 'Scale by weights', 'multiplies the rate by the root mean square of the weights'),
    weightDecay: weightDecay(0, 'decoupled weight decay: each step shrinks x by the share rate times this'),
  },
  momentum: 'beta1',
  reference: 'Shazeer & Stern, Adafactor: Adaptive Learning Rates with Sublinear Memory Cost, 2018, algorithms 5 and 6',
  notes: [
    'A point in the plane is a vector: the second moment is not factored.',
    'Momentum and weight decay are those of fairseq’s and torch_optimizer’s Adafactor; the paper’s algorithm has neither.',
    'The relative step and the scaling by the weights are the paper’s and on by default in its implementations; here they are off, so that lr is the rate.',
    'With the relative step the method sets its own rate: the learning rate and its schedule have no effect.',
  ],
  aliases: {
    adafactor: ({ lr, beta1 = null, ...theirs }) => {
      const values = { ...theirs, ...(lr !== null && lr !== undefined && { lr }), ...(beta1 !== null && { beta1 }) }
      const relative = theirs.relative_step ?? true
      return renamed(values, {
        lr: relative === true ? to('lr', 0.01) : to('lr'),
        eps2: to(['eps1', 'eps2'], [1e-30, 1e-3]),
        clip_threshold: to('clipThreshold', 1),
        decay_rate: to('decayRate', -0.8),
        beta1: to('beta1', 0),
        weight_decay: to('weightDecay', 0),
        scale_parameter: to('scaleParameter', true),
        relative_step: to('relativeStep', true),
        warmup_init: to('warmupInit', false),
      })
    },
  },
})
