/**
 * The rectification of RAdam, shared with AdaBelief: how much the second moment of so few gradients varies.
 *   q   = beta2^t
 *   rho = rho_max - 2*t*q/(1 - q)                  the number of gradients that the average stands for
 *   r   = sqrt((rho - 4)*(rho - 2)*rho_max/((rho_max - 4)*(rho_max - 2)*rho))
 * r means something for rho > 4 and is used for rho > 5; before, the step is that of momentum alone.
 * Liu et al. 2020, equations 5 and 6.
 *
 * While t is small nearly all digits of rho cancel, and beta2^t, which the language carries as a product, has lost too many of
 * its own: q is computed afresh.
 */
import { lines } from './lines.ts'

/** The lines that compute `rho`, and `r`, which is 0 until it is used. `beta2` is a parameter. */
export const rectification = lines(
  'rho_max = 2/(1 - beta2) - 1',
  'q = exp(t*log(beta2))',
  'rho = rho_max - 2*t*q/(1 - q)',
  'r = where(rho > 5, sqrt((rho - 4)*(rho - 2)*rho_max/((rho_max - 4)*(rho_max - 2)*rho)), 0)',
)

/** The line of the step `u`, without the rate, which divides `mhat` by the root of `s` only when that can be trusted. */
export const rectifiedStep = (s: string): string => `u = where(rho > 5, r*mhat*sqrt(1 - q)/(sqrt(${s}) + eps), mhat)`
