/**
 * Nesterov's accelerated gradient: momentum whose gradient is taken where the velocity is about to lead.
 *
 *   lookahead      v <- beta*v + grad f(x - lr*beta*v),               x <- x - lr*v
 *   lookaheadEma   v <- beta*v + (1 - beta)*grad f(x - lr*beta*v),    x <- x - lr*v
 *   pytorch        v <- beta*v + g,                                   x <- x - lr*(g + beta*v)
 *   convex         y <- x + (t - 1)/(t + 2)*(x - x_prev),             x <- y - lr*grad f(y)
 *
 * PyTorch's iterates are the look-ahead points of the first form, at a constant rate: two point sequences of one method.
 * The convex form has the O(1/t^2) bound on convex functions, for lr up to 1/lambda_max.
 * Nesterov 1983, Soviet Mathematics Doklady 27, 372-376; look-ahead form: Sutskever et al. 2013, equations 3 and 4;
 * (t - 1)/(t + 2): Su, Boyd & Candès 2016, equation 1, who count from the step before: their factor at step t is the
 * (t - 2)/(t + 1) here.
 */
import { only, renamed, to } from '../core/aliases.ts'
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import type { ParameterValues } from '../core/parameter.ts'
import { choice, decay, learningRate } from '../core/parameters.ts'

const ahead = 'x - lr*beta*v'

/** The gradient at the look-ahead point; the point has a name of its own where the decay needs it too. */
function aheadGradient(values: ParameterValues): { line: string; d: string } {
  return values.weightDecay === 0
    ? coupled(values, `grad(${ahead})`)
    : { line: lines(`y = ${ahead}`, coupled(values, 'grad(y)', 'y').line), d: 'd' }
}

const forms: Readonly<Record<string, (values: ParameterValues) => string>> = {
  lookahead: (values) => {
    const { line, d } = aheadGradient(values)
    return lines(line, `v = beta*v + ${d}`, 'x = x - lr*v')
  },
  lookaheadEma: (values) => {
    const { line, d } = aheadGradient(values)
    return lines(line, `v = beta*v + (1 - beta)*${d}`, 'x = x - lr*v')
  },
  pytorch: (values) => {
    const { line, d } = coupled(values)
    return lines(line, `v = beta*v + ${d}`, `x = x - lr*(${d} + beta*v)`)
  },
  convex: (values) => {
    const { line, d } = coupled(values, 'grad(y)', 'y')
    return lines('init xprev = x0', 'y = x + (t - 1)/(t + 2)*(x - xprev)', line, 'xprev = x', `x = y - lr*${d}`)
  },
}

export const nesterov = defineOptimizer({
  name: 'Nesterov',
  family: 'momentum',
  summary: 'Momentum that takes the gradient where the velocity is about to lead, and so brakes before it overshoots.',
  equations: (values) => forms[String(values.form)]?.(values) ?? '',
  params: {
    lr: learningRate(0.001),
    beta: decay(0.9, 'momentum: the share of the velocity that stays; not in the convex form', '\\beta'),
    form: choice('lookahead', 'Form', 'which of the method’s point sequences is shown', {
      lookahead: 'look-ahead gradient',
      lookaheadEma: 'look-ahead, averaged gradient',
      pytorch: 'PyTorch’s sequence',
      convex: 'convex, (t − 1)/(t + 2)',
    }),
    ...coupling,
  },
  momentum: 'beta',
  reference:
    'Nesterov 1983; Sutskever, Martens, Dahl & Hinton 2013, equations 3 and 4; Su, Boyd & Candès 2016, equation 1',
  notes: [
    'PyTorch’s points are not those of the look-ahead form: at a constant rate they are its look-ahead points.',
    'Su, Boyd & Candès count from the step before: their factor at step t is (t − 2)/(t + 1).',
    'Weight decay acts on the gradient where it is taken: at the look-ahead point in the look-ahead and convex forms.',
  ],
  aliases: {
    SGD: (theirs) =>
      renamed(
        theirs,
        {
          lr: to('lr'),
          momentum: to('beta'),
          dampening: only(0),
          nesterov: only(true, false),
          weight_decay: to('weightDecay', 0),
          maximize: to('maximize', false),
        },
        { form: 'pytorch' },
      ),
    nag_lookahead: (theirs) => renamed(theirs, { lr: to('lr'), beta: to('beta') }, { form: 'lookahead' }),
    nag_lookahead_ema: (theirs) => renamed(theirs, { lr: to('lr'), beta: to('beta') }, { form: 'lookaheadEma' }),
    nesterov_convex: (theirs) => renamed(theirs, { lr: to('lr') }, { form: 'convex' }),
  },
})
