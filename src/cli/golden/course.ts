import type { RunSpecification } from '../../config/index.ts'
import { outlineOf, run, type RunEnd } from '../../engine/index.ts'
import type { RunOutline } from '../../engine/types.ts'

/** A run's whole course: index k is step k. */
export interface Course {
  points: number[]
  losses: number[]
  rates: number[]
  slots: number[]
  outline: RunOutline
  end: RunEnd
}

/** Runs the specification to its end. */
export function courseOf(specification: RunSpecification): Course {
  const outline = outlineOf(specification)
  const course: Omit<Course, 'end'> = { points: [], losses: [], rates: [], slots: [], outline }
  for (const { points, losses, rates, slots, end } of run(specification)) {
    course.points.push(...points)
    course.losses.push(...losses)
    course.rates.push(...rates)
    course.slots.push(...slots)
    if (end) return { ...course, end }
  }
  throw new Error('a run ended without its end')
}
