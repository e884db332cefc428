const ITERATIONS = 8
const CLOSE_ENOUGH = 1e-6

/**
 * Where between two neighbouring samples, at 0 and 1, f has the level: on the cubic through them and the samples before
 * and after (exact for any quadratic), or on the straight line where one of those is undefined.
 * One of the two may be undefined itself: then the other.
 */
export function crossing(before: number, from: number, to: number, after: number, level: number): number {
  if (!Number.isFinite(from)) return 1
  if (!Number.isFinite(to)) return 0
  // Newton's form: p(t) = from + rise*t + bend*t*(t - 1) + twist*(t + 1)*t*(t - 1)
  const rise = to - from
  const bend = (before - 2 * from + to) / 2
  const twist = (after - 3 * to + 3 * from - before) / 6
  const linear = (level - from) / rise
  if (!Number.isFinite(bend) || !Number.isFinite(twist)) return linear
  let t = linear
  let [below, above] = from < level ? [0, 1] : [1, 0]
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const excess = from - level + t * (rise + (t - 1) * (bend + twist * (t + 1)))
    if (excess < 0) below = t
    else above = t
    const newton = t - excess / (rise + bend * (2 * t - 1) + twist * (3 * t * t - 1))
    const inside = newton >= Math.min(below, above) && newton <= Math.max(below, above)
    const next = excess === 0 ? t : inside ? newton : (below + above) / 2
    if (Math.abs(next - t) < CLOSE_ENOUGH) return next
    t = next
  }
  return t
}
