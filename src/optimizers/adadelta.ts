/**
 * Adadelta: RMSProp whose rate is the root mean square of its own steps, so that the units fit.
 *
 *   s <- rho*s + (1 - rho)*g^2
 *   u <- sqrt(w + eps)/sqrt(s + eps)*g
 *   w <- rho*w + (1 - rho)*u^2
 *   x <- x - lr*u
 *
 * It starts at steps of about sqrt(eps/(1 - rho)) and has to work its way up from there: eps is its first rate.
 * Zeiler 2012, arXiv 1212.5701, algorithm 1.
 * Deviation: the paper has no lr; it is PyTorch's, and 1 is the paper.
 */
import { renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, epsilon, learningRate } from '../core/parameters.ts'

export const adadelta = defineOptimizer({
  name: 'Adadelta',
  family: 'adaptive',
  summary: 'Scales each coordinate’s gradient by the ratio of its past steps to its past gradients.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(
      line,
      `s = rho*s + (1 - rho)*${d}^2`,
      `u = sqrt(w + eps)/sqrt(s + eps)*${d}`,
      'w = rho*w + (1 - rho)*u^2',
      'x = x - lr*u',
    )
  },
  params: {
    lr: learningRate(1),
    rho: decay(0.9, 'memory of both mean squares', '\\rho'),
    eps: {
      ...epsilon(1e-4),
      doc: 'added under both roots; sets the size of the first step, √(ε/(1 − ρ)) where the slope is not small',
    },
    ...coupling,
  },
  reference: 'Zeiler, ADADELTA: An Adaptive Learning Rate Method, 2012, algorithm 1',
  notes: [
    'The paper has no learning rate: lr = 1 is the paper.',
    'PyTorch’s eps is 1e-6 by default and the paper’s too; the larger one here starts with steps that can be seen. The paper’s rho is 0.95, PyTorch’s 0.9.',
  ],
  aliases: {
    Adadelta: (theirs) =>
      renamed(theirs, {
        lr: to('lr', 1),
        rho: to('rho', 0.9),
        eps: to('eps', 1e-6),
        weight_decay: to('weightDecay', 0),
        maximize: to('maximize', false),
      }),
  },
})
