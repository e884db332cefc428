/** The quadratic q(d) = value + g.d + d.H d/2 of two variables. */
export interface Quadratic {
  value: number
  gradient: readonly [number, number]
  /** [xx, xy, yy]. */
  hessian: readonly [number, number, number]
}

type Point = readonly [x: number, y: number]
export type Line = readonly Point[]

/** Points per arc. */
const POINTS = 96
/** A centre that is so many times the reach away might as well be at infinity: the curve is a parabola as far as can be seen. */
const FAR = 1e3
/** A slope so many times steeper than the curvature makes it within reach is hardly bent. */
const STEEP = 1e3

/**
 * The level line q(d) = level: an ellipse, a hyperbola, a parabola, straight lines or nothing. Every point lies on it exactly, but
 * for rounding. What is farther than `reach` from d = 0 along one of its axes may be left out.
 */
export function levelLine(q: Quadratic, level: number, reach: number): Line[] {
  const axes = axesOf(q)
  const slope = Math.hypot(...q.gradient)
  const rise = level - q.value
  if (Math.abs(axes.curvature[1]) * reach <= slope / STEEP)
    return slope > 0 && Math.abs(rise) <= 2 * slope * reach ? [bent(q, rise, reach)] : []
  const lines = curve(axes, rise, reach)
  const { u } = axes
  return lines.map((line) => line.map(([a, b]) => [a * u[0] - b * u[1], a * u[1] + b * u[0]] as const))
}

/** In coordinates along the eigenvectors u and (-u[1], u[0]); a is the one of the lesser curvature. */
interface Axes {
  u: Point
  curvature: Point
  slope: Point
}

function axesOf({ gradient: [gx, gy], hessian: [xx, xy, yy] }: Quadratic): Axes {
  const mean = xx / 2 + yy / 2
  const radius = Math.hypot(xx / 2 - yy / 2, xy)
  const turn = Math.atan2(xy, xx / 2 - yy / 2) / 2
  const outer = mean < 0 ? mean - radius : mean + radius
  const inner = outer === 0 ? 0 : xx * (yy / outer) - xy * (xy / outer)
  // The direction of the larger eigenvalue is at `turn`, that of the smaller a quarter further.
  const angle = mean < 0 ? turn : turn + Math.PI / 2
  const u = [Math.cos(angle), Math.sin(angle)] as const
  return { u, curvature: [inner, outer], slope: [gx * u[0] + gy * u[1], gy * u[0] - gx * u[1]] }
}

function curve({ curvature: [ka, kb], slope: [ga, gb] }: Axes, rise: number, reach: number): Line[] {
  const b0 = -gb / kb
  // What is left to rise from the vertex of the parabola along b.
  const above = rise + (gb * gb) / (2 * kb)
  if (ka === 0 || Math.abs(ga / ka) > FAR * reach) return parabola({ ka, kb, ga, b0 }, above, reach)
  const a0 = -ga / ka
  const seen = (centre: number): Point => [-reach - centre, reach - centre]
  const lines = centred(ka, kb, above + (ga * ga) / (2 * ka), seen(a0), seen(b0))
  return lines.map((line) => line.map(([a, b]) => [a0 + a, b0 + b] as const))
}

/** A slope that the curvature hardly bends: along every parallel to the slope the one root that is near. */
function bent(q: Quadratic, rise: number, reach: number): Line {
  const [gx, gy] = q.gradient
  const [xx, xy, yy] = q.hessian
  const size = Math.hypot(gx, gy)
  const [nx, ny] = [gx / size, gy / size]
  const along = xx * nx * nx + 2 * xy * nx * ny + yy * ny * ny
  const mixed = (yy - xx) * nx * ny + xy * (nx * nx - ny * ny)
  const across = xx * ny * ny - 2 * xy * nx * ny + yy * nx * nx
  return spread(-reach, reach).map((t) => {
    const rest = rise - (across * t * t) / 2
    const slope = size + mixed * t
    const s = (2 * rest) / (slope + Math.sqrt(slope * slope + 2 * along * rest))
    return [s * nx - t * ny, s * ny + t * nx] as const
  })
}

const spread = (from: number, to: number): number[] =>
  from < to ? Array.from({ length: POINTS + 1 }, (_, i) => from + ((to - from) * i) / POINTS) : []

const clamped = (value: number) => Math.max(-1, Math.min(1, value))

/** ga a + ka a²/2 + kb (b - b0)²/2 = above, with the root that stays finite as ka tends to 0. */
function parabola(
  { ka, kb, ga, b0 }: { ka: number; kb: number; ga: number; b0: number },
  above: number,
  reach: number,
): Line[] {
  if (ga === 0) {
    const half = (2 * above) / kb
    if (half < 0) return []
    const b = Math.sqrt(half)
    return (b === 0 ? [0] : [-b, b]).map((each) => [
      [-reach, b0 + each],
      [reach, b0 + each],
    ])
  }
  const root = (b: number): Point => {
    const rest = above - (kb * b * b) / 2
    return [(2 * rest) / (ga + Math.sign(ga) * Math.sqrt(Math.max(0, ga * ga + 2 * ka * rest))), b0 + b]
  }
  // Where a is within reach b² lies between these.
  const [low, high] = [(2 * (above - ga * reach)) / kb, (2 * (above + ga * reach)) / kb].sort((p, r) => p - r)
  if (high === undefined || low === undefined || high < 0) return []
  const outer = Math.sqrt(high)
  const inner = Math.sqrt(Math.max(0, low))
  const arcs = inner === 0 ? [[-outer, outer] as const] : [[-outer, -inner] as const, [inner, outer] as const]
  return arcs.map(([from, to]) => spread(from, to).map(root))
}

/** ka a²/2 + kb b²/2 = rise, for a within `spanA`, or b within `spanB` where that says more. */
function centred(ka: number, kb: number, rise: number, spanA: Point, spanB: Point): Line[] {
  const alike = ka > 0 === kb > 0
  if (rise === 0) {
    if (alike) return []
    const slope = Math.sqrt(-ka / kb)
    return [1, -1].map((side) => spanA.map((a) => [a, side * slope * a] as const))
  }
  const a = Math.sqrt(Math.abs((2 * rise) / ka))
  const b = Math.sqrt(Math.abs((2 * rise) / kb))
  if (alike) {
    if (rise > 0 !== ka > 0) return []
    const angles = spread(Math.asin(clamped(spanA[0] / a)), Math.asin(clamped(spanA[1] / a)))
    return [1, -1].map((side) => angles.map((angle) => [a * Math.sin(angle), side * b * Math.cos(angle)] as const))
  }
  // The branches lie on both sides along the axis whose curvature has the sign of the rise.
  if (rise > 0 === kb > 0) {
    const range = spread(Math.asinh(spanA[0] / a), Math.asinh(spanA[1] / a))
    return [1, -1].map((side) => range.map((t) => [a * Math.sinh(t), side * b * Math.cosh(t)] as const))
  }
  const range = spread(Math.asinh(spanB[0] / b), Math.asinh(spanB[1] / b))
  return [1, -1].map((side) => range.map((t) => [side * a * Math.cosh(t), b * Math.sinh(t)] as const))
}
