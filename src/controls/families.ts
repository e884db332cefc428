/** The headings under which lists show methods, in their order. */
import type { OptimizerFamily, ScheduleFamily, SurfaceFamily } from '../core/method.ts'

export const OPTIMIZER_FAMILIES: Readonly<Record<OptimizerFamily, string>> = {
  descent: 'Gradient descent',
  momentum: 'Momentum',
  adaptive: 'Adaptive',
  sign: 'Sign and normalized',
  average: 'Averaging',
  curvature: 'Curvature',
  search: 'Line search and no gradient',
  wrapper: 'Round another method',
}

export const SCHEDULE_FAMILIES: Readonly<Record<ScheduleFamily, string>> = {
  flat: 'Constant',
  decay: 'Falling',
  cycle: 'Cycles',
  rise: 'Rising',
  feedback: 'By the loss',
  chain: 'One after another',
}

export const SURFACE_FAMILIES: Readonly<Record<SurfaceFamily, string>> = {
  bowl: 'Bowls and slopes',
  valley: 'Valleys',
  several: 'Several minima',
  many: 'Many minima',
  plateau: 'Plateaus and cliffs',
  saddle: 'Saddles',
  kink: 'Kinks',
  data: 'Over data',
}
