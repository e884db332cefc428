import { norm } from '../norm.ts'
import { curvatureAt, distance, gradientAt, valueAt, type Facts } from './facts.ts'
import type { Plateau } from './types.ts'

/** At this slope f falls across the whole view by less than this share of its height over the lowest value known. */
const LEVEL = 0.05
/** The curvature changes f within this share of the view by no more than that either. */
const PATCH = 0.1
/** In the second half of its steps a run on a plateau comes no further than this share of the diagonal. */
const STUCK = 0.05
/** Fewer steps than these say nothing of being stuck. */
const STEPS = 16
/** A height that is less than this share of the whole range is the bottom, however flat. */
const LOW = 1e-3

/** Hardly any slope, hardly any curvature, and much lower values elsewhere. */
export function plateau(facts: Facts): Plateau | undefined {
  const { course, diagonal, last, from, lowest, range } = facts
  const height = valueAt(facts, last) - lowest
  if (!(height > LOW * range) || last < STEPS) return undefined
  const across = (k: number) => (norm(...gradientAt(facts, k)) * diagonal) / height
  const bend = Math.max(...curvatureAt(facts, last).values.map(Math.abs)) * (PATCH * diagonal) * (PATCH * diagonal)
  const isLevel = across(last) < LEVEL && across(from) < LEVEL && bend / 2 < LEVEL * height
  if (!isLevel || distance(facts, from, last) > STUCK * diagonal) return undefined
  return { kind: 'plateau', gradientNorm: course.gradientNorms[last]!, height, across: across(last) }
}
