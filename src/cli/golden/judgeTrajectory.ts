import type { RunSpecification } from '../../config/index.ts'
import { rateCurve, run, surfaceFunction, type RunEnd } from '../../engine/index.ts'
import { difference, failed, PASSED, ULP, type Verdict } from './judge.ts'
import type { TrajectoryCase } from './trajectoryCase.ts'

/** The fair tolerances of the golden data, in units of a case's own spread, with a floor. */
const SPREADS = 50
const pointTolerance = (spread: number, x: number): number => SPREADS * spread + 64 * ULP * Math.max(1, Math.abs(x))
const lossTolerance = (spread: number, f: number): number => SPREADS * spread + 1e-13 * Math.max(1, Math.abs(f))
const rateTolerance = (rate: number): number => 1e-12 * Math.abs(rate)

/** Past this, a divergent path is only asked to cease to be finite, give or take a step. */
const RUNAWAY = 1e20
/** A stored loss that no path is compared with must still be the surface's value at the stored point. */
const ownLossTolerance = (f: number): number => 1e-6 * Math.max(1, Math.abs(f))

/** A run's whole course: index k is step k. */
interface Course {
  points: number[]
  losses: number[]
  rates: number[]
  /** The rates of all updates, taken or not. */
  scheduled: Float64Array
  end: RunEnd
}

/** Runs the specification and compares it with the case, series by series, up to the first step that differs. */
export function judgeTrajectory(stored: TrajectoryCase, specification: RunSpecification): Verdict {
  const course = runAll(specification)
  const problem = judgeEnd(stored, course.end) ?? judgeSteps(stored, course, specification)
  return problem === undefined ? PASSED : failed(problem)
}

function runAll(specification: RunSpecification): Course {
  const course: Omit<Course, 'end'> = { points: [], losses: [], rates: [], scheduled: rateCurve(specification) }
  for (const { points, losses, rates, end } of run(specification)) {
    course.points.push(...points)
    course.losses.push(...losses)
    course.rates.push(...rates)
    if (end) return { ...course, end }
  }
  throw new Error('a run ended without its end')
}

function judgeEnd({ firstNonFiniteStep: theirs }: TrajectoryCase, { status, step: ours }: RunEnd): string | undefined {
  if (status === 'diverged' && theirs === undefined) return `step ${ours} is not finite; the case does not diverge`
  if (status !== 'diverged' && theirs !== undefined) return `all steps are finite; the case diverges at ${theirs}`
  if (theirs !== undefined && Math.abs(ours - theirs) > 1) return `diverges at step ${ours}, not ${theirs}`
  return undefined
}

function judgeSteps(stored: TrajectoryCase, course: Course, specification: RunSpecification): string | undefined {
  const surface = surfaceFunction(specification.surface)
  for (const [i, step] of stored.at.entries()) {
    const [x, y] = stored.points[i]!
    const loss = stored.losses[i]!
    const finite = Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(loss)
    if (finite !== step < (stored.firstNonFiniteStep ?? Infinity))
      return `step ${step}: the stored entry is ${finite ? '' : 'not '}finite, against firstNonFiniteStep`
    const problem =
      judgeRate(stored, course, i) ??
      (step >= course.losses.length || !finite
        ? undefined
        : isCompared(stored, i)
          ? judgePoint(stored, course, i)
          : difference('the loss stored there', surface.value(x, y), loss, ownLossTolerance(loss)))
    if (problem !== undefined) return `step ${step}: ${problem}`
  }
  return undefined
}

function isCompared({ chaotic, safeSteps, at, points, firstNonFiniteStep }: TrajectoryCase, i: number): boolean {
  if (chaotic && at[i]! > safeSteps) return false
  return firstNonFiniteStep === undefined || points[i]!.every((coordinate) => Math.abs(coordinate) < RUNAWAY)
}

function judgePoint(stored: TrajectoryCase, course: Course, i: number): string | undefined {
  const step = stored.at[i]!
  const [x, y] = stored.points[i]!
  const loss = stored.losses[i]!
  return (
    difference('x', course.points[2 * step]!, x, pointTolerance(stored.spread[i]!, x)) ??
    difference('y', course.points[2 * step + 1]!, y, pointTolerance(stored.spread[i]!, y)) ??
    difference('the loss', course.losses[step]!, loss, lossTolerance(stored.lossSpread[i]!, loss))
  )
}

/** The engine stops where a divergent path does; the rates of the steps after that are the schedule's. */
function judgeRate(stored: TrajectoryCase, course: Course, i: number): string | undefined {
  const step = stored.at[i]!
  if (step === stored.steps) return undefined
  const ours = step < course.rates.length - 1 ? course.rates[step]! : course.scheduled[step]!
  return difference('the rate', ours, stored.lrs[i]!, rateTolerance(stored.lrs[i]!))
}
