import { rateCurve } from '../../engine/index.ts'
import { toNumber, toNumbers, type Json } from './format.ts'
import { difference, failed, PASSED, skipped, type Verdict } from './judge.ts'
import { mapSchedule } from './specification.ts'

const TOLERANCE = 1e-12

/** Compares the rates of all updates with the stored ones. */
export function judgeSchedule(json: Json): Verdict {
  const lrs = toNumbers(json.lrs, 'lrs')
  const lr = toNumber(json.baseLr, 'baseLr')
  const schedule = mapSchedule(json.schedule)
  if (schedule.lacks !== undefined) return skipped(schedule.lacks)
  const rates = rateCurve({
    surface: { id: 'bowl', params: {} },
    start: [0, 0],
    steps: lrs.length,
    seed: 1,
    optimizer: { id: 'gradientDescent', params: { lr } },
    schedule: schedule.found,
  })
  for (const [t, theirs] of lrs.entries()) {
    const problem = difference(`step ${t}: the rate`, rates[t]!, theirs, TOLERANCE * Math.abs(theirs))
    if (problem !== undefined) return failed(problem)
  }
  return PASSED
}
