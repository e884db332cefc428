/**
 * Levenberg-Marquardt: Gauss-Newton with damping, between it and gradient descent.
 *
 *   f = r'r,  s = -lr*(J'J + mu*I)^-1*J'r,  J the derivatives of the residuals r;  J'r = g/2
 *   fixed     x <- x + s
 *   adaptive  gain = (f(x + s) - f(x)) / (s'(g + J'J*s)), the decrease over that of the model f + s'g + s'J'J*s
 *             gain > 0:   x <- x + s,  mu <- mu*max(1/3, 1 - (2*gain - 1)^3),  nu <- 2
 *             otherwise:  x stays,     mu <- mu*nu,  nu <- 2*nu
 *
 * Levenberg 1944, Marquardt 1963; the gain ratio's rule is Nielsen's 1999, as in Madsen, Nielsen & Tingleff, Methods for
 * Non-Linear Least Squares Problems, 2004, algorithm 3.16.
 */
import { renamed, to } from '../core/aliases.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { choice, learningRate, nonNegative } from '../core/parameters.ts'

const adaptive = lines(
  'init lambda = mu',
  'init nu = 2',
  'A = gram(x)',
  's = -lr*solve(A + lambda*I, g/2)',
  'gain = (loss(x + s) - loss(x))/dot(s, g + A*s)',
  'x = where(gain > 0, x + s, x)',
  'lambda = where(gain > 0, lambda*max(1/3, 1 - (2*gain - 1)^3), lambda*nu)',
  'nu = where(gain > 0, 2, 2*nu)',
)

const names = { lr: to('lr'), mu: to('mu') }

export const levenbergMarquardt = defineOptimizer({
  name: 'Levenberg–Marquardt',
  family: 'curvature',
  summary: 'Gauss–Newton with damping: between it and gradient descent.',
  equations: ({ form }) => (form === 'adaptive' ? adaptive : 'x = x - lr*solve(gram(x) + mu*I, g/2)'),
  params: {
    lr: { ...learningRate(1), doc: 'share of the step that is taken, the base that the schedule scales' },
    mu: nonNegative(1, 'damping; where it adapts, the first', '\\mu', 1000),
    form: choice('adaptive', 'Damping', 'whether the damping follows from how well the last step was foreseen', {
      adaptive: 'adaptive (Nielsen)',
      fixed: 'fixed',
    }),
  },
  needs: 'squares',
  reference: 'Madsen, Nielsen & Tingleff, Methods for Non-Linear Least Squares Problems, 2004, section 3.2',
  notes: [
    'Only for surfaces that are written as a sum of squares; a weight c of a square counts as a residual times √c.',
    'The damping is a multiple of the identity (Levenberg), not of the diagonal (Marquardt), and begins at mu itself.',
    'At the minimum no step brings anything any more, and the adaptive damping grows without end.',
  ],
  aliases: {
    levenberg_marquardt_fixed: (theirs) => renamed(theirs, names, { form: 'fixed' }),
    // With damping it is this method, whatever it is called.
    gauss_newton: (theirs) => renamed(theirs, names, { form: 'fixed' }),
  },
})
