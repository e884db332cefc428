/**
 * What the schedule-free methods share: a point z that steps, its weighted mean xbar, and x between the two, where the gradient is taken.
 * Each z weighs w = t^r*max(rate so far)^p. Defazio et al. 2024, algorithm 1.
 */
import { to } from './aliases.ts'
import { lines } from './lines.ts'
import type { Parameters, ParameterValues } from './parameter.ts'
import { nonNegative, number } from './parameters.ts'

export const averagingParameters = {
  warmupSteps: nonNegative(0, 'steps over which the rate rises in equal parts', 'T_{\\mathrm{warm}}', 1000),
  r: nonNegative(0, 'weighs later points more in the average: by this power of the step', 'r', 10),
  weightPower: number(2, 'weighs points in the average by this power of the largest rate so far', 'p', {
    min: 0.1,
    max: 4,
  }),
} satisfies Parameters

export const averagingNames = {
  warmup_steps: to('warmupSteps', 0),
  r: to('r', 0),
  weight_lr_power: to('weightPower', 2),
}

interface Step {
  /** Lines that come first. */
  before: string
  /** Where z goes, without the rate. */
  direction: string
  /** The name of the share of the mean in x. */
  beta: string
}

/** The whole method's lines. While the rates are zero nothing has a weight, and the mean stays where it is. */
export function averaging({ warmupSteps, r }: ParameterValues, { before, direction, beta }: Step): string {
  const rate = warmupSteps === 0 ? 'lr' : 'rate'
  return lines(
    'init z = x0',
    'init xbar = x0',
    before,
    warmupSteps !== 0 && 'rate = lr*min(1, t/warmupSteps)',
    `lr_max = max(lr_max, ${rate})`,
    `w = ${r === 0 ? '' : 't^r*'}lr_max^weightPower`,
    'W = W + w',
    'c = where(W > 0, w/W, 0)',
    `z = z - ${rate}*${direction}`,
    'xbar = (1 - c)*xbar + c*z',
    `x = (1 - ${beta})*z + ${beta}*xbar`,
    'show xbar',
  )
}
