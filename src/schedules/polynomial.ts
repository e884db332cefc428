/**
 * Polynomial decay: the rate falls to etaEnd at step T, along a straight line for power 1.
 *
 *   lr(t) = etaEnd + (lr - etaEnd)*(1 - min(t, T)/T)^power
 *
 * Liu, Rabinovich & Berg 2016 (ParseNet) and Chen et al. 2017 (DeepLab, “poly”): power 0.9.
 */
import { renamed, to } from '../core/aliases.ts'
import { baseRate } from '../core/handle.ts'
import { defineSchedule } from '../core/method.ts'
import { horizon, level, number } from '../core/parameters.ts'
import { asSchedule, inWholeSteps } from '../core/scheduleAliases.ts'
import { ln, pow } from '../language/elementary.ts'

export const polynomial = defineSchedule({
  name: 'Polynomial decay',
  family: 'decay',
  summary: 'Falls to the lowest rate along a power of the steps that are left.',
  equations: 'lr(t) = etaEnd + (lr - etaEnd)*(1 - min(t, T)/T)^power',
  params: {
    T: horizon('steps from the base rate to the lowest'),
    power: number(2, 'power of the steps that are left; 1 for a straight line', 'p', {
      min: 0,
      max: 5,
      valid: { min: 0 },
    }),
    etaEnd: level(0, 'lowest rate', '\\eta_T'),
  },
  reference:
    'Chen et al., DeepLab: Semantic Image Segmentation with Deep Convolutional Nets, 2017; PyTorch, PolynomialLR',
  notes: ['DeepLab’s power is 0.9, PyTorch’s 1 by default; here 2.'],
  holds: 0,
  handles: [
    baseRate,
    {
      name: 'bend',
      at({ lr = 0, T = 1, power = 1, etaEnd = 0 }) {
        const step = Math.floor(T / 2)
        return step > 0 ? { step, rate: etaEnd + (lr - etaEnd) * pow(1 - step / T, power) } : undefined
      },
      toRate: (rate, { lr = 0, T = 1, etaEnd = 0 }) => ({
        power: ln((rate - etaEnd) / (lr - etaEnd)) / ln(1 - Math.floor(T / 2) / T),
      }),
    },
    {
      name: 'lowest rate',
      at: ({ T = 1, etaEnd }) => ({ step: T, rate: etaEnd }),
      toStep: (T) => ({ T }),
      toRate: (etaEnd) => ({ etaEnd }),
    },
  ],
  aliases: {
    polynomial: (theirs) =>
      asSchedule('polynomial', renamed(theirs, { T: to('T'), power: to('power', 1), eta_end: to('etaEnd', 0) })),
    PolynomialLR: inWholeSteps((theirs) =>
      asSchedule('polynomial', renamed(theirs, { total_iters: to('T', 5), power: to('power', 1) }, { etaEnd: 0 })),
    ),
  },
})
