/**
 * The fit of a normal distribution: the mean negative log-likelihood of data with mean m and variance v, over the
 * distribution's mean x = mu and its spread y, which is sigma or its logarithm.
 *
 *   sigma  f(mu, sigma) = log(2*pi)/2 + log(sigma) + (v + (m - mu)^2)/(2*sigma^2)    F = diag(1/sigma^2, 2/sigma^2)
 *   log    f(mu, s) = log(2*pi)/2 + s + (v + (m - mu)^2)/(2*exp(2*s))                F = diag(exp(-2*s), 2)
 *
 * F is the Fisher information, the metric of the natural gradient. Both are one family of distributions: what is a short
 * way in one is a short way in the other only for a method that follows the metric. The minimum is the data's own mean and spread.
 * Amari 1998, Neural Computation 10(2), 251-276.
 */
import { minimum } from '../core/criticalPoints.ts'
import { lines } from '../core/lines.ts'
import { defineSurface } from '../core/method.ts'
import { choice, number } from '../core/parameters.ts'

const forms: Readonly<Record<string, string>> = {
  log: lines('F11 = exp(-2*y)', 'F22 = 2', 'f(x, y) = log(2*pi)/2 + y + (v + (m - x)^2)/(2*exp(2*y))'),
  sigma: lines('F11 = 1/y^2', 'F22 = 2/y^2', 'f(x, y) = log(2*pi)/2 + log(y) + (v + (m - x)^2)/(2*y^2)'),
}

export const gaussianFit = defineSurface({
  name: 'Gaussian fit',
  family: 'bowl',
  summary: 'The likelihood of a normal distribution’s mean and spread: the natural gradient’s own example.',
  equations: ({ form }) => forms[String(form)] ?? '',
  params: {
    form: choice('log', 'y is', 'what stands for the spread', {
      log: 'log σ',
      sigma: 'σ',
    }),
    m: number(1, 'mean of the data', 'm', { min: -3, max: 4 }),
    v: number(0.25, 'variance of the data', 'v', { min: 0.05, max: 20, scale: 'log', valid: { min: 0, open: 'min' } }),
  },
  reference: 'Amari, Natural gradient works efficiently in learning, 1998',
  notes: ['Data enter by their mean and variance alone, which are sufficient.', 'σ itself must be above 0.'],
  view: { x: [-2.5, 3.5], y: [-1.5, 2] },
  start: [-2, 1.5],
  criticalPoints: ({ m = 0, v = 1 }, { form }) => [minimum(m, form === 'sigma' ? Math.sqrt(v) : Math.log(v) / 2)],
})
