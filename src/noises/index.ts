/** The kinds of gradient noise: one line each. */
import type { Noise } from '../core/noise.ts'
import { registry } from '../core/registry.ts'
import { gaussian } from './gaussian.ts'
import { heavyTailed } from './heavyTailed.ts'

export const noises = registry<Noise>({
  gaussian,
  heavyTailed,
})
