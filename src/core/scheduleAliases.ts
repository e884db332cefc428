/** What the schedules' aliases share: a schedule as a choice, alone or behind a warmup. */
import type { ScheduleAlias, ScheduleValues } from './method.ts'
import type { ParameterValues } from './parameter.ts'

/** The schedule of that id, if its parameters are known. */
export const asSchedule = (id: string, params: ParameterValues | undefined): ScheduleValues | undefined =>
  params && { id, params }

/** PyTorch's running product ends elsewhere than the formula where `total_iters` is no whole number, or 0. */
export const inWholeSteps =
  (alias: ScheduleAlias): ScheduleAlias =>
  (theirs, held) => {
    const { total_iters: steps = 1 } = theirs
    return Number.isInteger(steps) && Number(steps) >= 1 ? alias(theirs, held) : undefined
  }

/** `held` behind a warmup by the ratio (t + 1)/steps; without any steps, `held` alone. */
export function afterWarmup(steps: unknown, held: ScheduleValues | undefined): ScheduleValues | undefined {
  if (!held || !Number.isInteger(steps) || Number(steps) < 0) return undefined
  if (steps === 0) return held
  return { id: 'warmup', params: { form: 'ratio', W: Number(steps) }, of: [held] }
}
