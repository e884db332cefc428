import type { LocalTheory } from '../../../engine/localTheory.ts'
import type { Projection } from '../geometry.ts'

/** One axis of the cross: along an eigenvector of the Hessian, in pixels. */
export interface Arm {
  /** 1 for the smaller eigenvalue, 2 for the larger. */
  index: 1 | 2
  value: number
  /** How f bends along it. */
  bends: 'up' | 'down' | 'not'
  /** Unit vector, and how far the arm reaches to each side. */
  along: readonly [X: number, Y: number]
  length: number
}

export interface Cross {
  arms: readonly [Arm, Arm]
  /** Lengths go as 1/sqrt|lambda|; false where the shorter arm would be too short to be seen, or has no length at all. */
  toScale: boolean
}

/** An arm shorter than this shows no head. */
const SHORTEST = 16
/** Beside an arm without curvature, which would be endless, the other has this share of its length. */
const BESIDE_ENDLESS = 0.4
const DEGENERATE = 1e-12

export const longestArm = ({ frame }: Projection): number =>
  Math.max(44, Math.min(92, 0.16 * Math.min(frame.width, frame.height)))

/** The axes of the level ellipse of f's quadratic model, or of the hyperbola: as 1/sqrt|lambda|, the longer of one length. */
export function crossOf(p: Projection, { values, first: [ux, uy] }: LocalTheory): Cross {
  const longest = longestArm(p)
  const least = DEGENERATE * Math.max(...values.map(Math.abs))
  const raw = values.map((value, i) => {
    const [vx, vy] = i === 0 ? [ux, uy] : [-uy, ux]
    const [X, Y] = [vx * p.kx, vy * p.ky]
    const unit = Math.hypot(X, Y)
    const isFlat = Math.abs(value) <= least
    const reach = isFlat ? Infinity : unit / Math.sqrt(Math.abs(value))
    const bends = isFlat ? 'not' : value > 0 ? 'up' : 'down'
    return { value, bends, along: [X / unit, Y / unit] as const, reach } as const
  })
  const [one, two] = [raw[0]?.reach ?? 0, raw[1]?.reach ?? 0]
  const scale = longest / Math.max(one, two)
  const lengthOf = (own: number, other: number) => {
    if (own === Infinity) return longest
    if (other === Infinity) return longest * BESIDE_ENDLESS
    return Math.max(SHORTEST, own * scale)
  }
  const toScale = Math.max(one, two) < Infinity && Math.min(one, two) * scale >= SHORTEST
  const arm = (index: 1 | 2, other: number): Arm => {
    const { value, bends, along, reach } = raw[index - 1] ?? NO_ARM
    return { index, value, bends, along, length: lengthOf(reach, other) }
  }
  return { arms: [arm(1, two), arm(2, one)], toScale }
}

const NO_ARM = { value: 0, bends: 'not', along: [1, 0], reach: 0 } as const
