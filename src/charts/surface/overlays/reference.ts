import type { View } from '../../../core/method.ts'
import { gradientFlow, type FlowLine } from '../../../engine/flow.ts'
import type { SurfaceFunction } from '../../../language/index.ts'
import type { Projection } from '../geometry.ts'

/** In pixels: the error that nobody sees, and the longest piece that may be drawn straight. */
const TOLERANCE = 0.02
const LONGEST = 5
/** Gradients in all. A narrow valley takes some ten thousand; along a kink there is no end of them. */
const EVALUATIONS = 150_000
/** Gradients between two looks at the clock, and milliseconds of a frame. */
const PIECE = 400
const AT_ONCE = 3
/** For a new start: while one is dragged the paths come first. */
const AT_FIRST = 1.5

/** The gradient flow from the start, a little further with each frame. */
export interface Reference {
  /** The line as far as it is known; it may be asked for again in the next frame if it has not ended. */
  lineFrom(surface: SurfaceFunction, start: readonly [number, number], p: Projection): FlowLine
}

export function createReference(now: () => number = () => performance.now()): Reference {
  let known:
    | { surface: SurfaceFunction; start: readonly [number, number]; seen: View; p: Projection; line: FlowLine }
    | undefined
  return {
    lineFrom(surface, start, p) {
      const isSame =
        known?.surface === surface &&
        known.start[0] === start[0] &&
        known.start[1] === start[1] &&
        isFineEnough(known.p, p) &&
        isInside(p.view, known.seen)
      if (!known || !isSame) {
        const seen = around(p.view)
        const line = gradientFlow(surface, start, {
          tolerance: [TOLERANCE / p.kx, TOLERANCE / -p.ky],
          longest: LONGEST / TOLERANCE,
          evaluations: EVALUATIONS,
          bounds: isInside({ x: [start[0], start[0]], y: [start[1], start[1]] }, seen) ? seen : undefined,
        })
        known = { surface, start, seen, p, line }
      }
      const most = isSame ? AT_ONCE : AT_FIRST
      for (const began = now(); !known.line.advance(PIECE) && now() - began < most;);
      return known.line
    },
  }
}

/** The view with as much again on every side. */
const around = ({ x, y }: View): View => {
  const wider = ([from, to]: readonly [number, number]) => [2 * from - to, 2 * to - from] as const
  return { x: wider(x), y: wider(y) }
}

const isInside = (inner: View, outer: View): boolean =>
  inner.x[0] >= outer.x[0] && inner.x[1] <= outer.x[1] && inner.y[0] >= outer.y[0] && inner.y[1] <= outer.y[1]

/** Zoomed in by more than twice, a pixel's error would show. */
const isFineEnough = (before: Projection, now: Projection): boolean => now.kx < 2 * before.kx && now.ky > 2 * before.ky
