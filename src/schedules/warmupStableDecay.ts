/**
 * Warmup, stable, decay (WSD): a straight rise over W steps, the base rate, and a decay over the last share of the T steps.
 *
 *   s = clamp((t - (1 - share)*T)/(share*T), 0, 1)        how far the decay has come
 *   lr(t) = lr*min((t + 1)/W, D(s))
 *   D(s) = 1 - s,  1 - sqrt(s)  or  (1 + cos(pi*s))/2
 *
 * Hu et al. 2024 (MiniCPM), section 4.2; the shapes of the decay: Hägele et al. 2024, section 3.
 */
import { defineSchedule } from '../core/method.ts'
import { choice, horizon, number, whole } from '../core/parameters.ts'

const shapes: Readonly<Record<string, string>> = {
  linear: '1 - s',
  sqrt: '1 - sqrt(s)',
  cosine: '(1 + cos(pi*s))/2',
}

/** The step at which the decay begins, without the rounding of the share where it is a whole one. */
function stable(T: number, share: number): number {
  const step = (1 - share) * T
  const whole = Math.round(step)
  return Math.abs(step - whole) < 1e-9 ? whole : step
}

export const warmupStableDecay = defineSchedule({
  name: 'Warmup, stable, decay (WSD)',
  family: 'rise',
  summary: 'A straight rise, a long stretch at the base rate, and a decay at the end.',
  equations: ({ decay }) => `
    s = clamp((t - (1 - share)*T)/(share*T), 0, 1)
    lr(t) = lr*min((t + 1)/W, ${shapes[String(decay)] ?? ''})`,
  params: {
    W: whole(20, 'steps of warmup', 'W'),
    T: horizon('steps in all'),
    share: number(0.2, 'share of the steps in which the rate decays', '\\rho', {
      min: 0.01,
      max: 1,
      valid: { min: 0, max: 1, open: 'min' },
    }),
    decay: choice('linear', 'Decay', 'the shape of the decay', {
      linear: 'straight, 1 − s',
      sqrt: 'steep first, 1 − √s',
      cosine: 'half a cosine',
    }),
  },
  reference:
    'Hu et al., MiniCPM: Unveiling the Potential of Small Language Models with Scalable Training Strategies, 2024, section 4.2; Hägele et al., Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations, 2024, section 3',
  notes: ['MiniCPM decays exponentially; the shapes here, which end at zero, are those that Hägele et al. compare.'],
  holds: 0,
  handles: [
    {
      name: 'end of the warmup',
      at: ({ lr, W = 1, T = 1, share = 1 }) => (W - 1 <= stable(T, share) ? { step: W - 1, rate: lr } : undefined),
      toStep: (step, { T = 1, share = 1 }) => ({ W: Math.min(step, Math.floor(stable(T, share))) + 1 }),
      toRate: (lr) => ({ lr }),
    },
    {
      name: 'begin of the decay',
      at: ({ lr, W = 1, T = 1, share = 1 }) =>
        W - 1 <= stable(T, share) ? { step: stable(T, share), rate: lr } : undefined,
      toStep: (step, { W = 1, T = 1 }) => ({ share: 1 - Math.max(step, W - 1) / T }),
      toRate: (lr) => ({ lr }),
    },
    {
      name: 'end of the decay',
      at: ({ T = 1 }) => ({ step: T, rate: 0 }),
      toStep: (T) => ({ T }),
    },
  ],
})
