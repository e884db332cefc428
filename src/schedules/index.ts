/** The schedules: one line each. */
import type { Schedule, ScheduleValues } from '../core/method.ts'
import { registry } from '../core/registry.ts'
import { validate } from '../core/validate.ts'
import { constant } from './constant.ts'
import { cosine } from './cosine.ts'
import { cyclic } from './cyclic.ts'
import { exponential } from './exponential.ts'
import { growth } from './growth.ts'
import { inverseSqrt } from './inverseSqrt.ts'
import { inverseTime } from './inverseTime.ts'
import { linear } from './linear.ts'
import { multistep } from './multistep.ts'
import { noam } from './noam.ts'
import { oneCycle } from './oneCycle.ts'
import { plateau } from './plateau.ts'
import { polynomial } from './polynomial.ts'
import { sequential } from './sequential.ts'
import { step } from './step.ts'
import { stronglyConvex } from './stronglyConvex.ts'
import { warmRestarts } from './warmRestarts.ts'
import { warmup } from './warmup.ts'
import { warmupStableDecay } from './warmupStableDecay.ts'

export const schedules = registry<Schedule>({
  constant,
  step,
  multistep,
  exponential,
  polynomial,
  linear,
  cosine,
  inverseTime,
  inverseSqrt,
  stronglyConvex,
  warmRestarts,
  cyclic,
  oneCycle,
  noam,
  growth,
  warmupStableDecay,
  plateau,
  warmup,
  sequential,
})

/** Our schedule for one of PyTorch's or the golden data's, `{ kind, ... }`; undefined if none equals it. */
export function scheduleFromGolden(schedule: unknown): ScheduleValues | undefined {
  if (typeof schedule !== 'object' || schedule === null || !('kind' in schedule)) return undefined
  const { kind, ...given } = schedule
  const theirs = asFromTheStart(given)
  if (!theirs) return undefined
  for (const { aliases = {} } of Object.values(schedules)) {
    const found = Object.hasOwn(aliases, String(kind)) && aliases[String(kind)]?.(theirs, scheduleFromGolden)
    if (found) return isValid(found) ? found : undefined
  }
  return undefined
}

/** PyTorch's schedulers also take `verbose`, which moves nothing, and the step to resume after, of which there must be none. */
function asFromTheStart({ last_epoch = -1, ...given }: Readonly<Record<string, unknown>>) {
  if (last_epoch !== -1) return undefined
  return Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'verbose'))
}

/** Whether every parameter, of those it holds too, is within its domain. */
function isValid({ id, params, of = [] }: ScheduleValues): boolean {
  const declared = schedules[id]?.params ?? {}
  return (
    of.every(isValid) &&
    Object.entries(params).every(([name, value]) => declared[name] && 'value' in validate(declared[name], value))
  )
}
