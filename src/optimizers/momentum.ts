/**
 * Momentum, the heavy ball: the step remembers the steps before it.
 *
 *   pytorch   v <- beta*v + (1 - dampening)*g,  x <- x - lr*v      (v = g in the first step)
 *   ema       v <- beta*v + (1 - beta)*g,       x <- x - lr*v      (an average: equals pytorch at lr*(1 - beta))
 *   inside    v <- beta*v - lr*g,               x <- x + v
 *   polyak    x <- x - lr*g + beta*(x - x_prev)                    (equals inside, always)
 *
 * In a constant direction the steps grow to lr/(1 - beta) times the gradient, but for the average and with dampening. While the rate is
 * constant, pytorch without dampening and inside give one path; they part once it is scheduled.
 * Polyak 1964, USSR Computational Mathematics and Mathematical Physics 4(5), 1-17.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { choice, decay, learningRate, number } from '../core/parameters.ts'

/** The lines of each form, where `d` is the gradient. */
const forms: Readonly<Record<string, (d: string, values: ParameterValues) => string>> = {
  pytorch: (d, { dampening }) =>
    lines(
      dampening === 0 ? `v = beta*v + ${d}` : `v = where(t == 1, ${d}, beta*v + (1 - dampening)*${d})`,
      'x = x - lr*v',
    ),
  ema: (d) => lines(`v = beta*v + (1 - beta)*${d}`, 'x = x - lr*v'),
  inside: (d) => lines(`v = beta*v - lr*${d}`, 'x = x + v'),
  polyak: (d) => lines('init xprev = x0', `xnext = x - lr*${d} + beta*(x - xprev)`, 'xprev = x', 'x = xnext'),
}

export const momentum = defineOptimizer({
  name: 'Momentum',
  family: 'momentum',
  summary: 'A heavy ball: the velocity keeps part of itself and adds the new gradient.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(line, forms[String(values.form)]?.(d, values) ?? '')
  },
  params: {
    lr: learningRate(0.001),
    beta: decay(0.9, 'momentum: the share of the velocity that stays', '\\beta'),
    form: choice('pytorch', 'Form', 'where the rate and the weight of the gradient stand', {
      pytorch: 'rate outside (PyTorch)',
      ema: 'averaged gradient',
      inside: 'rate inside the velocity',
      polyak: 'Polyak’s two points',
    }),
    dampening: number(0, 'weakens the gradient in the velocity; in the PyTorch form only', '\\tau', { min: 0, max: 1 }),
    ...coupling,
  },
  momentum: 'beta',
  reference: 'Polyak, Some methods of speeding up the convergence of iteration methods, 1964',
  notes: [
    'PyTorch’s first velocity is the gradient itself, not weakened by dampening, so that dampening = beta is not the averaged form.',
    'The averaged form at rate lr equals the PyTorch form at lr*(1 - beta).',
    'Rate inside and rate outside agree while the rate is constant, and part once it is scheduled.',
  ],
  aliases: {
    SGD: (theirs) => {
      const values = renamed(
        theirs,
        {
          lr: to('lr'),
          momentum: to('beta', 0),
          dampening: to('dampening', 0),
          nesterov: only(false),
          weight_decay: to('weightDecay', 0),
          maximize: to('maximize', false),
        },
        { form: 'pytorch' },
      )
      return values?.beta === 0 ? undefined : values
    },
    heavy_ball: (theirs) => renamed(theirs, { lr: to('lr'), beta: to('beta') }, { form: 'pytorch' }),
    momentum_ema: (theirs) => renamed(theirs, { lr: to('lr'), beta: to('beta') }, { form: 'ema' }),
    heavy_ball_lr_inside: (theirs) => renamed(theirs, { lr: to('lr'), beta: to('beta') }, { form: 'inside' }),
    polyak: (theirs) => renamed(theirs, { lr: to('lr'), beta: to('beta') }, { form: 'polyak' }),
  },
})
