/** The schedules: one line each. */
import type { Schedule, ScheduleValues } from '../core/method.ts'
import { registry } from '../core/registry.ts'
import { constant } from './constant.ts'
import { cosine } from './cosine.ts'
import { exponential } from './exponential.ts'
import { sequential } from './sequential.ts'
import { step } from './step.ts'
import { warmup } from './warmup.ts'

export const schedules = registry<Schedule>({
  constant,
  step,
  exponential,
  cosine,
  warmup,
  sequential,
})

/** Our schedule for one of PyTorch's or the golden data's, `{ kind, ... }`; undefined if none equals it. */
export function scheduleFromGolden(schedule: unknown): ScheduleValues | undefined {
  if (typeof schedule !== 'object' || schedule === null || !('kind' in schedule)) return undefined
  const { kind, ...theirs } = schedule
  for (const { aliases = {} } of Object.values(schedules)) {
    const found = Object.hasOwn(aliases, String(kind)) && aliases[String(kind)]?.(theirs, scheduleFromGolden)
    if (found) return found
  }
  return undefined
}
