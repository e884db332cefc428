/**
 * Growth in steps: what is moved is multiplied by gamma once every stepSize steps.
 *
 *   lr(t) = lr * gamma^floor(t/stepSize)
 *
 * For the size of batches: B grows where a step decay would divide the rate, and the noise of the gradient's steps shrinks alike
 * (its scale is eta*n/B). Smith, Kindermans, Ying & Le 2018, section 3.
 */
import { baseRate } from '../core/handle.ts'
import { defineSchedule } from '../core/method.ts'
import { number, whole } from '../core/parameters.ts'

export const growth = defineSchedule({
  name: 'Growth in steps',
  family: 'rise',
  summary: 'Multiplies by a factor once every so many steps: for batches that grow in place of a falling rate.',
  equations: 'lr(t) = lr*gamma^floor(t/stepSize)',
  params: {
    stepSize: whole(50, 'steps between two rises', 's'),
    gamma: number(2, 'factor at each rise', '\\gamma', { min: 1, max: 10, scale: 'log', valid: { min: 0 } }),
  },
  reference: 'Smith, Kindermans, Ying & Le, Don’t decay the learning rate, increase the batch size, 2018, section 3',
  notes: ['A rate that grows so leaves the stable range sooner or later: it is meant for the size B of batches.'],
  holds: 0,
  handles: [
    baseRate,
    {
      name: 'first rise',
      at: ({ lr = 0, stepSize = 1, gamma = 1 }) => ({ step: stepSize, rate: lr * gamma }),
      toStep: (stepSize) => ({ stepSize }),
      toRate: (rate, { lr = 0 }) => ({ gamma: rate / lr }),
    },
  ],
})
