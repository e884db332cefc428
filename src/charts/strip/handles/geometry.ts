/** From pixels to the numbers of a schedule, with no more digits than pixels can tell apart. */
import type { PlacedHandle, Scheduling, Target } from '../../../config/handles.ts'
import { stepAtX, valueAtY, xOfStep, yOfValue, type Domain, type StripFrame } from '../geometry.ts'
import type { Places } from './places.ts'

/** A chart of a schedule's curve. */
export interface CurveChart {
  frame: StripFrame
  domain: Domain
  /** How long the axis is. */
  steps: number
  /** The steps of the schedule, and where they stand; absent: the axis counts steps. */
  horizon?: number
  places?: Places
}

/** Where a step of the schedule stands, in pixels. */
export const xOfHandle = ({ frame, steps, places }: CurveChart, step: number): number =>
  xOfStep(frame, steps, places ? places.at(step) : step)

/** The step of the schedule at a pixel. */
function stepUnderX({ frame, steps, places }: CurveChart, x: number): number {
  if (!places) return stepAtX(frame, steps, x)
  const place = ((x - frame.left) / (frame.right - frame.left)) * steps
  return places.under(Math.max(0, Math.min(steps, place)))
}

/** Pixels by which a handle may be off the pointer for the sake of a shorter number. */
const GRAIN = 0.25

/** What a handle may follow of a pixel: a whole step, and a value not below the axis. */
export function targetAt(chart: CurveChart, handle: PlacedHandle, x: number, y: number): Target {
  const { frame, domain } = chart
  return {
    ...(handle.horizontal && { step: stepUnderX(chart, x) }),
    ...(handle.vertical && { rate: valueAtY(frame, domain, Math.min(y, frame.bottom)) }),
  }
}

/** The schedule with the handle at the target; its numbers have the fewest digits that leave it there to the eye. */
export function draggedTo(
  { frame, domain }: CurveChart,
  handle: PlacedHandle,
  target: Target,
  handlesOf: (scheduling: Scheduling) => readonly PlacedHandle[],
): Scheduling | undefined {
  const exact = handle.to(target)
  const placeOf = (scheduling: Scheduling | undefined) =>
    scheduling && handlesOf(scheduling).find(({ id }) => id === handle.id)
  const wanted = placeOf(exact)
  if (!wanted) return undefined
  for (let digits = 3; digits < 17; digits += 1) {
    const short = handle.to(target, digits)
    const place = placeOf(short)
    if (place?.step !== wanted.step) continue
    const off = yOfValue(frame, domain, place.rate ?? 0) - yOfValue(frame, domain, wanted.rate ?? 0)
    // On a logarithmic axis 0 has no height: neither is it shortened.
    if (place.rate === wanted.rate || Math.abs(off) < GRAIN) return short
  }
  return exact
}

/** Arrows move a handle by a step, or by a hundredth of the axis; by ten of them with Shift. */
export function targetByKey(
  chart: CurveChart,
  handle: PlacedHandle,
  at: { x: number; y: number },
  key: string,
  shift: boolean,
): Target | undefined {
  const far = shift ? 10 : 1
  const along = { ArrowRight: 1, ArrowLeft: -1 }[key]
  const up = { ArrowUp: 1, ArrowDown: -1 }[key]
  const { frame, domain, steps, horizon = steps } = chart
  // What moves in one direction only follows both pairs of keys.
  const byStep = along ?? (handle.vertical ? undefined : up)
  const byRate = up ?? (handle.horizontal ? undefined : along)
  if (byStep !== undefined && handle.horizontal)
    return { step: Math.max(0, Math.min(horizon, Math.round(handle.step) + byStep * far)) }
  if (byRate === undefined || !handle.vertical) return undefined
  const y = at.y - (byRate * far * (frame.bottom - frame.top)) / 100
  return { rate: valueAtY(frame, domain, Math.min(y, frame.bottom)) }
}
