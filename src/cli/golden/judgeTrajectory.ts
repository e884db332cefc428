import type { RunSpecification } from '../../config/index.ts'
import { parameterCurves, surfaceFunction, type RunEnd } from '../../engine/index.ts'
import { courseOf, type Course } from './course.ts'
import { difference, failed, PASSED, SPREADS, ULP, type Verdict } from './judge.ts'
import { Malformed } from './format.ts'
import type { TrajectoryCase } from './trajectoryCase.ts'

/** The fair tolerances of the golden data, in units of a case's own spread, with a floor. */
const pointTolerance = (spread: number, x: number): number => SPREADS * spread + 64 * ULP * Math.max(1, Math.abs(x))
const lossTolerance = (spread: number, f: number): number => SPREADS * spread + 1e-13 * Math.max(1, Math.abs(f))
const rateTolerance = (rate: number): number => 1e-12 * Math.abs(rate)

/** Past this, a divergent path is only asked to cease to be finite, give or take a step. */
const RUNAWAY = 1e20
/** A stored loss that no path is compared with must still be the surface's value at the stored point. */
const ownLossTolerance = (f: number): number => 1e-6 * Math.max(1, Math.abs(f))

/** Runs the specification and compares it with the case, series by series, up to the first step that differs. */
export function judgeTrajectory(stored: TrajectoryCase, specification: RunSpecification): Verdict {
  const course = courseOf(specification)
  const problem = judgeEnd(stored, course.end) ?? judgeSteps(stored, course, specification)
  return problem === undefined ? PASSED : failed(problem)
}

function judgeEnd({ firstNonFiniteStep: theirs }: TrajectoryCase, { status, step: ours }: RunEnd): string | undefined {
  if (status === 'diverged' && theirs === undefined) return `step ${ours} is not finite; the case does not diverge`
  if (status !== 'diverged' && theirs !== undefined) return `all steps are finite; the case diverges at ${theirs}`
  if (theirs !== undefined && Math.abs(ours - theirs) > 1) return `diverges at step ${ours}, not ${theirs}`
  return undefined
}

function judgeSteps(stored: TrajectoryCase, course: Course, specification: RunSpecification): string | undefined {
  const surface = surfaceFunction(specification.surface)
  const momentum = stored.momentum && momentumCurve(specification)
  if (stored.averaged && !shownSlot(course)) return 'the method has no averaged point'
  for (const [i, step] of stored.at.entries()) {
    const [x, y] = stored.points[i]!
    const loss = stored.losses[i]!
    const finite = Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(loss)
    if (finite !== step < (stored.firstNonFiniteStep ?? Infinity))
      return `step ${step}: the stored entry is ${finite ? '' : 'not '}finite, against firstNonFiniteStep`
    const problem =
      judgeRate(stored, course, i) ??
      (momentum && difference('the momentum', momentum[step]!, stored.momentum![i]!, 1e-12)) ??
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
    difference('the loss', course.losses[step]!, loss, lossTolerance(stored.lossSpread[i]!, loss)) ??
    judgeAverage(stored, course, i)
  )
}

function judgeAverage({ averaged, at, spread }: TrajectoryCase, course: Course, i: number): string | undefined {
  const slot = shownSlot(course)
  if (!averaged || !slot) return undefined
  const [x, y] = averaged[i]!
  const place = at[i]! * slot.width + slot.offset
  return (
    difference('the average’s x', course.slots[place]!, x, pointTolerance(spread[i]!, x)) ??
    difference('the average’s y', course.slots[place + 1]!, y, pointTolerance(spread[i]!, y))
  )
}

/** Where the second path stands among the slots of a point; undefined if the method draws none. */
function shownSlot({ outline: { layout, shown } }: Course): { width: number; offset: number } | undefined {
  const index = layout.findIndex(({ name }) => name === shown[0])
  const widthOf = (slots: typeof layout) => slots.reduce((sum, { width }) => sum + width, 0)
  return index < 0 ? undefined : { width: widthOf(layout), offset: widthOf(layout.slice(0, index)) }
}

/** The momentum that a rate's schedule moves, with one value more than there are updates: the case stores that too. */
function momentumCurve(specification: RunSpecification): Float64Array {
  const [curve] = Object.values(parameterCurves({ ...specification, steps: specification.steps + 1 }))
  if (!curve) throw new Malformed('the momentum stands in a case whose schedule moves none')
  return curve
}

/** The engine stops where a divergent path does; the rates of the steps after that are the schedule's. */
function judgeRate(stored: TrajectoryCase, course: Course, i: number): string | undefined {
  const step = stored.at[i]!
  if (step === stored.steps) return undefined
  const ours = step < course.rates.length - 1 ? course.rates[step]! : course.outline.curve[step]!
  return difference('the rate', ours, stored.lrs[i]!, rateTolerance(stored.lrs[i]!))
}
