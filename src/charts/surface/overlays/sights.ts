import type { ShownRun } from '../../shownRuns.ts'
import { inFrame, toX, toY, type Projection } from '../geometry.ts'

/** A point that is better seen than covered, in pixels, and how much better. */
export interface Sight {
  x: number
  y: number
  weight: number
}

/** A run's path, start to end, as so many points. */
const POINTS = 24
const WEIGHTS = { watched: 20, start: 10, head: 6, critical: 4, path: 4 / POINTS }

/** What a plate should not cover: where runs are, above all the watched one, where they start, minima, and the paths. */
export function sightsOf(
  p: Projection,
  runs: readonly ShownRun[],
  watched: string | undefined,
  start: readonly [x: number, y: number],
  critical: readonly { x: number; y: number }[],
): Sight[] {
  const at = (x: number, y: number, weight: number): Sight => ({ x: toX(p, x), y: toY(p, y), weight })
  const ofRun = ({ key, step, record }: ShownRun): Sight[] => {
    const { points, count } = record.samples
    const point = (index: number, weight: number) => at(points[2 * index] ?? NaN, points[2 * index + 1] ?? NaN, weight)
    const stride = Math.max(1, Math.floor(count / POINTS))
    const path = Array.from({ length: Math.floor(count / stride) }, (_, i) => point(i * stride, WEIGHTS.path))
    return [point(step, key === watched ? WEIGHTS.watched : WEIGHTS.head), ...path]
  }
  return [
    ...runs.flatMap(ofRun),
    at(...start, WEIGHTS.start),
    ...critical.map(({ x, y }) => ({ x, y, weight: WEIGHTS.critical })),
  ].filter(({ x, y }) => inFrame(p.frame, x, y))
}
