import { momentumSchedule, type RunSpecification } from '../../config/index.ts'
import { scheduleFunction } from '../../engine/index.ts'
import { Malformed, toNumber, toNumbers, type Json } from './format.ts'
import { difference, failed, PASSED, skipped, type Verdict } from './judge.ts'
import { mapSchedule } from './specification.ts'

const TOLERANCE = 1e-12

/** Compares the rates of all updates with the stored ones, and the momentum of a case that stores it. */
export function judgeSchedule(json: Json): Verdict {
  const { found, lacks } = mapSchedule(json.schedule)
  if (lacks !== undefined) return skipped(lacks)
  const lrs = toNumbers(json.lrs, 'lrs')
  const losses = json.metrics === undefined ? [] : toNumbers(json.metrics, 'metrics')
  const problem =
    judgeCurve('the rate', found, toNumber(json.baseLr, 'baseLr'), lrs, losses) ??
    (json.momentum === undefined
      ? undefined
      : judgeCurve('the momentum', momentumOf(found, lrs.length), 0, toNumbers(json.momentum, 'momentum'), losses))
  return problem === undefined ? PASSED : failed(problem)
}

type Schedule = RunSpecification['schedule']

function judgeCurve(
  what: string,
  schedule: Schedule,
  base: number,
  stored: readonly number[],
  losses: readonly number[],
): string | undefined {
  const curve = scheduleFunction(schedule, base, stored.length)
  for (const [t, theirs] of stored.entries()) {
    const ours = curve.rate(t, losses[t])
    const problem = difference(`step ${t}: ${what}`, ours, theirs, TOLERANCE * Math.abs(theirs))
    if (problem !== undefined) return problem
  }
  return undefined
}

function momentumOf(schedule: Schedule, steps: number): Schedule {
  const moved = momentumSchedule(schedule, steps)
  if (!moved) throw new Malformed('the momentum stands in a case whose schedule moves none')
  return moved
}
