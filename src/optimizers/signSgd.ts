/**
 * signSGD: every coordinate moves by the rate, whatever the size of its slope.
 *
 *   x <- x - lr*sign(g)
 *   with momentum (Signum):   m <- beta*m + (1 - beta)*g,   x <- x - lr*sign(m)
 *
 * sign(0) = 0. A step is lr*sqrt(2) long in the plane, so that at a constant rate the path ends in a hop round the minimum.
 * Bernstein, Wang, Azizzadenesheli & Anandkumar 2018, algorithms 1 and 2.
 */
import { renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, learningRate } from '../core/parameters.ts'

export const signSgd = defineOptimizer({
  name: 'signSGD',
  family: 'sign',
  summary: 'Moves every coordinate by the rate, downhill, however steep it is.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return values.beta === 0
      ? lines(line, `x = x - lr*sign(${d})`)
      : lines(line, `m = beta*m + (1 - beta)*${d}`, 'x = x - lr*sign(m)')
  },
  params: {
    lr: learningRate(0.01),
    beta: decay(0, 'memory of the averaged gradient whose sign is taken (Signum); zero for none', '\\beta'),
    ...coupling,
  },
  momentum: 'beta',
  reference:
    'Bernstein, Wang, Azizzadenesheli & Anandkumar, signSGD: Compressed Optimisation for Non-Convex Problems, 2018, algorithms 1 and 2',
  notes: ['A coordinate without slope stays where it is: sign(0) = 0.'],
  aliases: { signsgd: (theirs) => renamed(theirs, { lr: to('lr') }) },
})
